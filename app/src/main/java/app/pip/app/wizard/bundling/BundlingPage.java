package app.pip.app.wizard.bundling;

import app.pip.app.ui.Heading;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.MakingState;
import app.pip.app.wizard.Page;
import app.pip.app.wizard.ProblemCards;
import app.pip.app.wizard.Step;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// The bundles of a class are being made.
public final class BundlingPage implements Page {

    private final Desk desk;
    private final BundlingModel model;
    private final VBox view = new VBox();
    private final Heading heading = new Heading("", "");
    private final ProgressBar bar = new ProgressBar(0);
    private final Label told = new Label();
    private final VBox news = new VBox(10);
    private final Button cancel = new Button();
    private final Button again = new Button();
    private final Button back = new Button();

    /// The page.
    public BundlingPage(Desk desk, BundlingModel model) {
        this.desk = desk;
        this.model = model;
        view.getStyleClass().add("page");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.overall());
        bar.setAccessibleText(text("making.bar"));
        told.getStyleClass().addAll("muted", "small");
        told.setWrapText(true);
        told.setMinHeight(Label.USE_PREF_SIZE);
        // the engine says it in English
        told.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        model.told().addListener((ListChangeListener<String>) _ -> told.setText(String.join("\n", model.told())));
        model.state().addListener((_, _, _) -> tell());
        view.getChildren().addAll(heading, bar, news, told);
        buttons();
    }

    private void buttons() {
        cancel.setText(text("making.cancel"));
        cancel.setId("class-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> model.cancel());
        again.setText(text("making.again"));
        again.setId("class-again");
        again.getStyleClass().add("accent");
        again.setOnAction(event -> start());
        back.setText(text("foot.back"));
        back.setId("bundling-back");
        back.setOnAction(event -> desk.route().back());
        for (Button button : new Button[] {cancel, again, back}) {
            button.managedProperty().bind(button.visibleProperty());
        }
    }

    @Override
    public Step step() {
        return Step.BUNDLING;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ObservableBooleanValue ready() {
        return new SimpleBooleanProperty(false);
    }

    @Override
    public Node first() {
        return cancel.isVisible() ? cancel : again;
    }

    @Override
    public List<Node> foot() {
        return List.of(back, again, cancel);
    }

    @Override
    public void shown() {
        if (!(model.state().get() instanceof MakingState.UnderWay)) {
            start();
        }
        tell();
    }

    private void start() {
        model.start();
        cancel.requestFocus();
    }

    private void tell() {
        String name = desk.draft().whole().name().get();
        MakingState state = model.state().get();
        boolean goesOn = state instanceof MakingState.UnderWay || state instanceof MakingState.Waiting;
        heading.titleText().set(desk.words().text(goesOn ? "making.title" : "making.title.not", name));
        heading.sentenceText().set(text(goesOn ? "making.sentence" : "making.sentence.not"));
        cancel.setVisible(goesOn);
        again.setVisible(!goesOn);
        back.setVisible(!goesOn);
        bar.setVisible(goesOn);
        var cards = new ProblemCards(desk);
        switch (state) {
            case MakingState.Refused refused -> news.getChildren().setAll(cards.of(refused.problems()));
            case MakingState.Broken broken -> news.getChildren().setAll(cards.of(broken.report()));
            case MakingState.Stopped _, MakingState.UnderWay _, MakingState.Waiting _ ->
                news.getChildren().clear();
        }
    }

    private String text(String key) {
        return desk.words().text(key);
    }
}
