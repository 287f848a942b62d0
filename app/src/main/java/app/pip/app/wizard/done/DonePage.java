package app.pip.app.wizard.done;

import app.pip.app.ui.Heading;
import app.pip.app.ui.Icon;
import app.pip.app.ui.Row;
import app.pip.app.ui.RowCard;
import app.pip.app.wizard.ArtifactRow;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Page;
import app.pip.app.wizard.ProblemCards;
import app.pip.app.wizard.Step;
import app.pip.app.work.FailureReport;
import app.pip.engine.artifact.Artifact;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The last page: what was made, and what to do with it.
public final class DonePage implements Page {

    private final Desk desk;
    private final DoneModel model;
    private final VBox view = new VBox();
    private final Heading heading;
    private final VBox problems = new VBox(10);
    private final VBox notes = new VBox(10);
    private final RowCard files = new RowCard();
    private final Button open = new Button();
    private final Button tryIt = new Button();
    private final Button another = new Button();
    private final TrialPanel panel;

    /// The page.
    public DonePage(Desk desk, DoneModel model) {
        this.desk = desk;
        this.model = model;
        this.heading = new Heading("", text("done.sentence"));
        this.panel = new TrialPanel(desk.words(), model);
        view.getStyleClass().add("page");
        problems.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(problems.getChildren()));
        notes.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(notes.getChildren()));
        // what couldn't be made is told first, what is only good to know last
        view.getChildren().addAll(heading.marked(), problems, files, buttons(), panel.view(), notes);
        desk.draft().outcome().addListener((_, _, _) -> tell());
    }

    private Node buttons() {
        open.setText(text("done.folder"));
        open.setGraphic(Icon.FOLDER.node(16));
        open.setId("open-folder");
        open.getStyleClass().add("accent");
        open.setOnAction(event -> desk.outside().open(model.folder().toUri()));
        tryIt.setText(text("done.try"));
        tryIt.setGraphic(Icon.PLAY.node(16));
        tryIt.setId("try");
        tryIt.setOnAction(event -> model.tryIt());
        tryIt.disableProperty().bind(model.trying());
        tryIt.managedProperty().bind(tryIt.visibleProperty());
        var friend = new Button(text("done.friend"), Icon.HELP.node(16));
        friend.setId("friend");
        friend.setOnAction(event -> openFriendPage());
        another.setText(text("done.another"));
        another.setId("another");
        another.setOnAction(event -> {
            desk.draft().clear();
            desk.route().go(Step.PROGRAM);
        });
        return new FlowPane(10, 10, tryIt, friend);
    }

    @Override
    public Step step() {
        return Step.DONE;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public Node first() {
        return open;
    }

    @Override
    public List<Node> foot() {
        return List.of(another, open);
    }

    @Override
    public void shown() {
        tell();
        desk.work().start(model.friendPage(), _ -> {}, this::notWritten);
    }

    private void notWritten(Throwable failure) {
        var cards = new ProblemCards(desk);
        if (failure instanceof ProblemException told) {
            problems.getChildren().addAll(cards.of(told.problems()));
        } else {
            problems.getChildren().add(cards.of(FailureReport.of(failure)));
        }
    }

    private void tell() {
        if (model.artifacts().isEmpty()) {
            return;
        }
        heading.titleText()
                .set(desk.words()
                        .text("done.title", desk.draft().madeAs().orElseThrow().name()));
        var told = model.problems().stream()
                .collect(Collectors.partitioningBy(problem -> problem.severity() == Severity.STOP));
        problems.getChildren().setAll(new ProblemCards(desk).of(told.getOrDefault(true, List.of())));
        notes.getChildren().setAll(new ProblemCards(desk).of(told.getOrDefault(false, List.of())));
        files.show(model.artifacts().stream().map(this::row).toList());
        tryIt.setVisible(model.forThisComputer().isPresent());
        panel.clear();
    }

    private Row row(Artifact artifact) {
        var hash = new Label(desk.words().text("done.hash", artifact.sha256().hex()));
        hash.getStyleClass().addAll("muted", "mono");
        hash.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        hash.setMinWidth(0);
        hash.setTooltip(new Tooltip(artifact.sha256().hex()));
        Row row = ArtifactRow.of(desk.words(), artifact, copyButton(artifact, ArtifactRow.name(artifact)));
        ((VBox) row.getChildren().get(1)).getChildren().add(hash);
        return row;
    }

    private Button copyButton(Artifact artifact, String name) {
        var copy = new Button("", Icon.COPY.node(16));
        copy.setMinWidth(Button.USE_PREF_SIZE);
        copy.setTooltip(new Tooltip(text("done.copy")));
        copy.setAccessibleText(desk.words().text("done.copy.of", name));
        copy.setOnAction(event -> {
            copy(artifact.file());
            var check = Icon.CHECK.node(16);
            check.getStyleClass().add("good");
            copy.setGraphic(check);
            copy.setTooltip(new Tooltip(text("done.copied")));
        });
        return copy;
    }

    private static void copy(Path file) {
        var content = new ClipboardContent();
        content.putFiles(List.of(file.toFile()));
        content.putString(file.toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void openFriendPage() {
        desk.work().start(model.friendPage(), page -> desk.outside().open(page.toUri()), this::notWritten);
    }

    private String text(String key) {
        return desk.words().text(key);
    }
}
