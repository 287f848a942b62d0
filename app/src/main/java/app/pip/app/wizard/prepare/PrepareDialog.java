package app.pip.app.wizard.prepare;

import app.pip.app.ui.FormDialog;
import app.pip.app.ui.Icon;
import app.pip.app.ui.Row;
import app.pip.app.ui.RowCard;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.MakingState;
import app.pip.app.wizard.ProblemCards;
import app.pip.engine.TakenPython;
import app.pip.engine.platform.Target;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Asks which Pythons are to be fetched for later, and shows how that goes.
public final class PrepareDialog {

    private static final double WIDTH = 520;

    private final Desk desk;
    private final PrepareModel model;
    private final ProgressBar bar = new ProgressBar(0);
    private final Button fetch = new Button();
    private final Button stop = new Button();
    private final VBox news = new VBox(10);

    /// The dialog.
    public PrepareDialog(Desk desk, PrepareModel model) {
        this.desk = desk;
        this.model = model;
    }

    /// Shows it, and waits until it is closed. What is under way then is stopped.
    public void show(Window owner) {
        Dialog<ButtonType> dialog =
                FormDialog.over(owner, text("prepare.title"), desk.words().isRightToLeft());
        dialog.getDialogPane().getButtonTypes().add(new ButtonType(text("prepare.close"), ButtonData.CANCEL_CLOSE));
        dialog.getDialogPane().setContent(FormDialog.scrolling(form(), WIDTH));
        dialog.setResizable(true);
        // what the dialog is for, and not its end, is what the Enter key presses first
        dialog.setOnShown(_ -> Platform.runLater(fetch::requestFocus));
        dialog.showAndWait();
        model.cancel();
    }

    private VBox form() {
        var sentence = new Label(text("prepare.sentence"));
        sentence.setWrapText(true);
        sentence.setMinHeight(Label.USE_PREF_SIZE);
        sentence.getStyleClass().add("muted");
        var boxes = new VBox(8);
        for (Target target : Target.values()) {
            boxes.getChildren().add(box(target));
        }
        var version = new TextField();
        version.setId("prepare-python");
        version.setPromptText(text("prepare.python.prompt"));
        // versions are read from the left everywhere
        version.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        version.textProperty().bindBidirectional(model.python());
        var mistaken = new Label(text("prepare.python.mistake"));
        mistaken.setId("prepare-mistake");
        mistaken.setWrapText(true);
        mistaken.setMinHeight(Label.USE_PREF_SIZE);
        mistaken.setVisible(false);
        mistaken.managedProperty().bind(mistaken.visibleProperty());
        model.python().addListener((_, _, _) -> mistaken.setVisible(!model.isVersion()));
        model.state().addListener((_, _, _) -> tell());
        var form = new VBox(
                sentence,
                new VBox(8, name("prepare.targets", boxes), boxes),
                new VBox(6, name("prepare.python", version), version, mistaken),
                work(),
                news);
        tell();
        return form;
    }

    private Node box(Target target) {
        var box = new CheckBox(text("target." + target.id()));
        box.setId("prepare-" + target.id());
        box.setWrapText(true);
        box.setMinHeight(Label.USE_PREF_SIZE);
        box.setSelected(model.targets().contains(target));
        box.selectedProperty().addListener((_, _, wanted) -> {
            if (wanted) {
                model.targets().add(target);
            } else {
                model.targets().remove(target);
            }
        });
        return box;
    }

    private Label name(String key, Node control) {
        var label = new Label(text(key));
        label.getStyleClass().add("row-name");
        label.setLabelFor(control);
        return label;
    }

    private Node work() {
        fetch.setText(text("prepare.fetch"));
        fetch.setId("prepare-fetch");
        fetch.getStyleClass().add("accent");
        fetch.disableProperty().bind(model.ready().not());
        fetch.setOnAction(event -> model.start());
        stop.setText(text("making.cancel"));
        stop.setId("prepare-stop");
        stop.setOnAction(event -> model.cancel());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(text("making.bar"));
        bar.progressProperty().bind(model.share());
        HBox.setHgrow(bar, Priority.ALWAYS);
        var line = new HBox(12, fetch, bar, stop);
        line.setAlignment(Pos.CENTER_LEFT);
        for (Node node : line.getChildren()) {
            node.managedProperty().bind(node.visibleProperty());
        }
        return line;
    }

    private void tell() {
        MakingState state = model.state().get();
        boolean goesOn = state instanceof MakingState.UnderWay;
        fetch.setVisible(!goesOn);
        bar.setVisible(goesOn);
        stop.setVisible(goesOn);
        var cards = new ProblemCards(desk);
        news.getChildren()
                .setAll(
                        switch (state) {
                            case MakingState.Refused refused -> cards.told(refused.problems());
                            case MakingState.Broken broken -> List.of(cards.of(broken.report()));
                            case MakingState.Stopped _ -> List.of(said(text("prepare.stopped")));
                            case MakingState.UnderWay _ -> List.<Node>of();
                            case MakingState.Waiting _ -> came();
                        });
        FormDialog.showEnd(news);
    }

    private List<Node> came() {
        if (model.taken().isEmpty()) {
            return List.of();
        }
        var rows = new RowCard();
        rows.setId("prepare-taken");
        rows.show(model.taken().stream().<Node>map(this::row).toList());
        return List.of(said(text("prepare.done")), rows);
    }

    private Row row(TakenPython one) {
        String systems = one.targets().stream()
                .map(target -> text("target." + target.id()))
                .collect(Collectors.joining(", "));
        return new Row(Icon.CHECK.node(20), "Python " + one.version(), systems);
    }

    private Label said(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private String text(String key) {
        return desk.words().text(key);
    }
}
