package app.pip.app.wizard.program;

import app.pip.app.ui.DropZone;
import app.pip.app.ui.Heading;
import app.pip.app.ui.Icon;
import app.pip.app.ui.Row;
import app.pip.app.ui.RowCard;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Page;
import app.pip.app.wizard.ProblemCards;
import app.pip.app.wizard.Reading;
import app.pip.app.wizard.Step;
import app.pip.app.work.FailureReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// The first page: drop a program.
public final class ProgramPage implements Page {

    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
    private static final int SHOWN_RECENTS = 3;

    private final Desk desk;
    private final ProgramModel model;
    private final VBox view = new VBox();
    private final VBox zone = new VBox(10);
    private final VBox news = new VBox(10);
    private final RowCard recents = new RowCard();
    private final Label recentsTitle = new Label();
    private final Button file = new Button();

    /// The page.
    public ProgramPage(Desk desk, ProgramModel model) {
        this.desk = desk;
        this.model = model;
        view.getStyleClass().add("page");
        recentsTitle.setText(text("program.recent"));
        recentsTitle.getStyleClass().add("section-title");
        var before = new VBox(8, recentsTitle, recents);
        view.getChildren().addAll(new Heading(text("program.title"), text("program.sentence")), zone(), news, before);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        DropZone.on(view, zone, model::take);
        desk.draft().reading().addListener((_, _, _) -> tell());
        tell();
    }

    private Node zone() {
        var title = new Label(text("program.drop"));
        title.getStyleClass().add("drop-title");
        var kinds = new Label(text("program.kinds"));
        kinds.getStyleClass().add("muted");
        kinds.setWrapText(true);
        kinds.setTextAlignment(TextAlignment.CENTER);
        file.setText(text("program.file"));
        file.setGraphic(Icon.FILE.node(16));
        file.setId("choose-file");
        file.setOnAction(event -> desk.outside().chooseProgram().ifPresent(model::take));
        var folder = new Button(text("program.folder"), Icon.FOLDER.node(16));
        folder.setId("choose-folder");
        folder.setOnAction(event -> desk.outside().chooseFolder().ifPresent(model::take));
        var example = new Hyperlink(text("program.example"));
        example.setId("example");
        example.setOnAction(event -> takeExample());
        var whole = new Button(text("program.class"), Icon.PUZZLE.node(16));
        whole.setId("choose-class");
        whole.setOnAction(event -> desk.outside().chooseFolder().ifPresent(desk::takeClass));
        var buttons = new FlowPane(10, 10, file, folder, whole);
        buttons.setAlignment(Pos.CENTER);
        buttons.setPadding(new javafx.geometry.Insets(8, 0, 0, 0));
        zone.getChildren().addAll(Icon.DROP.node(44), title, kinds, buttons, example);
        zone.setAlignment(Pos.CENTER);
        zone.getStyleClass().add("drop-zone");
        zone.setId("drop-zone");
        VBox.setVgrow(zone, Priority.ALWAYS);
        return zone;
    }

    @Override
    public Step step() {
        return Step.PROGRAM;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ObservableBooleanValue ready() {
        return model.ready();
    }

    @Override
    public Node first() {
        return file;
    }

    @Override
    public void shown() {
        List<Row> rows = new ArrayList<>();
        model.recents().stream().limit(SHOWN_RECENTS).forEach(path -> rows.add(recent(path)));
        recents.show(rows);
        recentsTitle.setVisible(!rows.isEmpty());
        recentsTitle.setManaged(!rows.isEmpty());
    }

    private Row recent(Path path) {
        var open = new Button(text("program.again"));
        open.setAccessibleText(desk.words().text("program.again.of", path.getFileName()));
        open.setOnAction(event -> model.take(path));
        var icon = (Files.isDirectory(path) ? Icon.FOLDER : Icon.FILE).node(20);
        var row = new Row(icon, String.valueOf(path.getFileName()), String.valueOf(path.getParent()), open);
        row.detail().setWrapText(false);
        row.detail().setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return row;
    }

    private void tell() {
        var cards = new ProblemCards(desk);
        news.getChildren()
                .setAll(
                        switch (model.reading()) {
                            case Reading.Nothing _ -> List.<Node>of();
                            case Reading.UnderWay _ -> List.of(underWay());
                            case Reading.Known _ -> List.of(known());
                            case Reading.Refused refused -> cards.of(refused.problems());
                            case Reading.Broken broken -> List.of(cards.of(broken.report()));
                        });
        news.setManaged(!news.getChildren().isEmpty());
    }

    private Node underWay() {
        var wheel = new ProgressIndicator();
        wheel.setPrefSize(20, 20);
        wheel.setMinSize(20, 20);
        return card(new Row(wheel, name(), text("program.reading")));
    }

    private Node known() {
        var check = Icon.CHECK.node(20);
        check.getStyleClass().add("good");
        return card(new Row(check, name(), text("program.known")));
    }

    private static Node card(Row row) {
        var card = new RowCard();
        card.show(List.of(row));
        return card;
    }

    private String name() {
        return desk.draft()
                .program()
                .get()
                .map(path -> String.valueOf(path.getFileName()))
                .orElse("");
    }

    private void takeExample() {
        try {
            model.takeExample();
        } catch (IOException e) {
            desk.draft().reading().set(new Reading.Broken(FailureReport.of(e)));
        }
    }

    private void pressed(KeyEvent event) {
        if (PASTE.match(event)) {
            var clipboard = Clipboard.getSystemClipboard();
            if (clipboard.hasFiles()) {
                clipboard.getFiles().stream().map(File::toPath).findFirst().ifPresent(model::take);
                event.consume();
            } else if (clipboard.hasString() && model.paste(clipboard.getString())) {
                event.consume();
            }
        }
    }

    private String text(String key) {
        return desk.words().text(key);
    }
}
