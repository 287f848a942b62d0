package app.pip.app.wizard.bundling;

import app.pip.app.wizard.Desk;
import app.pip.app.wizard.MakingState;
import app.pip.app.wizard.MakingView;
import app.pip.app.wizard.Page;
import app.pip.app.wizard.Step;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// The bundles of a class are being made.
public final class BundlingPage implements Page {

    private final Desk desk;
    private final BundlingModel model;
    private final VBox view = new VBox();
    private final MakingView common;
    private final ProgressBar bar;
    private final Label told = new Label();

    /// The page.
    public BundlingPage(Desk desk, BundlingModel model) {
        this.desk = desk;
        this.model = model;
        common = MakingView.of(desk, "bundling", model::cancel, this::start);
        bar = common.bar(model.overall());
        view.getStyleClass().add("page");
        told.getStyleClass().addAll("muted", "small");
        told.setWrapText(true);
        told.setMinHeight(Label.USE_PREF_SIZE);
        // the engine says it in English
        told.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        model.told().addListener((ListChangeListener<String>) _ -> told.setText(String.join("\n", model.told())));
        model.state().addListener((_, _, _) -> tell());
        view.getChildren().addAll(common.heading(), bar, common.news(), told);
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
    public Node first() {
        return common.buttons().first();
    }

    @Override
    public List<Node> foot() {
        return common.buttons().all();
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
        common.buttons().first().requestFocus();
    }

    private void tell() {
        common.tell(model.state().get(), desk.draft().whole().name().get(), bar);
    }
}
