package app.pip.app.wizard.making;

import app.pip.app.ui.AppPicture;
import app.pip.app.ui.Icon;
import app.pip.app.ui.RowCard;
import app.pip.app.ui.WorkBar;
import app.pip.app.wizard.ArtifactRow;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.MakingState;
import app.pip.app.wizard.MakingView;
import app.pip.app.wizard.Page;
import app.pip.app.wizard.Step;
import app.pip.engine.platform.Target;
import app.pip.engine.project.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/// The fifth page: the app is being made.
public final class MakingPage implements Page {

    private final Desk desk;
    private final MakingModel model;
    private final VBox view = new VBox();
    private final MakingView common;
    private final Label left = new Label();
    private final RowCard targets = new RowCard();

    /// The page.
    public MakingPage(Desk desk, MakingModel model) {
        this.desk = desk;
        this.model = model;
        common = MakingView.of(desk, "making", model::cancel, this::start);
        view.getStyleClass().add("page");
        left.getStyleClass().addAll("muted", "small");
        model.overall().addListener((_, _, _) -> tellTime());
        model.state().addListener((_, _, _) -> tell());
        view.getChildren()
                .addAll(
                        common.heading(),
                        new VBox(6, common.bar(model.overall()), left),
                        common.news(),
                        targets,
                        details());
    }

    private Node details() {
        var log = new TextArea();
        log.setEditable(false);
        log.getStyleClass().add("transcript");
        log.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        log.setPrefRowCount(6);
        model.told().addListener((ListChangeListener<String>) change -> log.setText(String.join("\n", model.told())));
        var pane = new TitledPane(text("making.details"), log);
        pane.setExpanded(false);
        pane.setAnimated(false);
        return pane;
    }

    @Override
    public Step step() {
        return Step.MAKING;
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
        model.start(AppPicture.letterFile(desk.draft().name().get()));
        var rows = new ArrayList<Node>();
        model.shares().forEach((goal, share) -> rows.add(row(goal, share)));
        targets.show(rows);
        common.buttons().first().requestFocus();
    }

    private Node row(Goal goal, DoubleProperty share) {
        Target target = goal.target();
        Icon icon = ArtifactRow.icon(target.family());
        var said = Bindings.createStringBinding(() -> text(word(share.get())), share);
        return WorkBar.row(icon.node(22), name(goal), said, share);
    }

    /// Several files for one system are told apart by their endings.
    private String name(Goal goal) {
        String name = text("target." + goal.target().id());
        boolean alone = model.shares().keySet().stream()
                        .filter(one -> one.target() == goal.target())
                        .count()
                == 1;
        return alone ? name : name + " (" + goal.kind().suffix() + ")";
    }

    private static String word(double share) {
        if (share >= 1) {
            return "making.target.done";
        }
        return share > 0 ? "making.target.writing" : "making.target.waiting";
    }

    private void tell() {
        common.tell(model.state().get(), desk.draft().name().get(), targets, left.getParent());
        tellTime();
    }

    private void tellTime() {
        Optional<Long> seconds = model.secondsLeft();
        left.setText(seconds.map(this::words).orElse(text("making.left.unknown")));
    }

    private String words(long seconds) {
        if (seconds > 90) {
            return desk.words().text("making.left.minutes", Math.ceilDiv(seconds, 60));
        }
        return seconds > 1 ? desk.words().text("making.left.seconds", seconds) : text("making.left.soon");
    }

    private String text(String key) {
        return desk.words().text(key);
    }
}
