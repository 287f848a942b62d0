package app.pip.app.wizard.bundled;

import app.pip.app.ui.Heading;
import app.pip.app.ui.Icon;
import app.pip.app.ui.Row;
import app.pip.app.ui.RowCard;
import app.pip.app.wizard.ArtifactRow;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Page;
import app.pip.app.wizard.ProblemCards;
import app.pip.app.wizard.Step;
import app.pip.engine.classroom.ClassProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// What was made of a class: the bundles, the report, and who is missing.
public final class BundledPage implements Page {

    private final Desk desk;
    private final BundledModel model;
    private final VBox view = new VBox();
    private final Heading heading = new Heading("", "");
    private final VBox problems = new VBox(10);
    private final RowCard files = new RowCard();
    private final Button open = new Button();
    private final Button another = new Button();

    /// The page.
    public BundledPage(Desk desk, BundledModel model) {
        this.desk = desk;
        this.model = model;
        view.getStyleClass().add("page");
        problems.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(problems.getChildren()));
        open.setText(text("done.folder"));
        open.setGraphic(Icon.FOLDER.node(16));
        open.setId("class-open");
        open.getStyleClass().add("accent");
        open.setOnAction(event -> desk.outside().open(model.folder().toUri()));
        another.setText(text("done.another"));
        another.setId("class-another");
        another.setOnAction(event -> {
            desk.draft().whole().clear();
            desk.route().go(Step.PROGRAM);
        });
        view.getChildren().addAll(heading.marked(), files, problems);
        desk.draft().whole().outcome().addListener((_, _, _) -> tell());
    }

    @Override
    public Step step() {
        return Step.BUNDLED;
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
    }

    private void tell() {
        if (model.artifacts().isEmpty()) {
            return;
        }
        heading.titleText()
                .set(desk.words().text("done.title", desk.draft().whole().name().get()));
        List<ClassProgram> missing = model.missing();
        heading.sentenceText()
                .set(desk.words().text("bundled.sentence", model.count() - missing.size(), model.count()));
        var rows = new ArrayList<Node>(model.artifacts().stream()
                .map(one -> ArtifactRow.of(desk.words(), one))
                .toList());
        model.startPage()
                .ifPresent(page -> rows.add(page(
                        Icon.WINDOW,
                        "bundled.start",
                        "bundled.start.sentence",
                        "class-start",
                        () -> desk.outside().open(page.toUri()))));
        String who = missing.stream().map(ClassProgram::title).collect(Collectors.joining(", "));
        Row report = page(
                Icon.NOTE,
                "bundled.report",
                "bundled.report.sentence",
                "class-report",
                () -> desk.outside().open(model.report().toUri()));
        if (!missing.isEmpty()) {
            report.detail().setText(desk.words().text("bundled.report.missing", who));
        }
        rows.add(report);
        files.show(rows);
        problems.getChildren().setAll(new ProblemCards(desk).of(model.problems()));
    }

    private Row page(Icon icon, String name, String sentence, String id, Runnable action) {
        var button = new Button(text("bundled.open"));
        button.setId(id);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setAccessibleText(text(name));
        button.setOnAction(event -> action.run());
        return new Row(icon.node(24), text(name), text(sentence), button);
    }

    private String text(String key) {
        return desk.words().text(key);
    }
}
