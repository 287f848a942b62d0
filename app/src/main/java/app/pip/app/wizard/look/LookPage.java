package app.pip.app.wizard.look;

import app.pip.app.ui.AppPicture;
import app.pip.app.ui.ChoiceTile;
import app.pip.app.ui.DropZone;
import app.pip.app.ui.Heading;
import app.pip.app.ui.Icon;
import app.pip.app.ui.Mock;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Page;
import app.pip.app.wizard.ProblemCards;
import app.pip.app.wizard.Step;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.Mode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The fourth page: how the app is called and how it looks.
public final class LookPage implements Page {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final double PICTURE = 88;

    private final Desk desk;
    private final LookModel model;
    private final Path pictures;
    private final VBox view = new VBox();
    private final TextField name = new TextField();
    private final TextField version = new TextField();
    private final TextField author = new TextField();
    private final AppPicture picture = new AppPicture(PICTURE);
    private final Heading heading;
    private final VBox problems = new VBox(10);
    private final Label pictureSaid = new Label();
    private final Hyperlink letter = new Hyperlink();
    private final Label signed = new Label();
    private final ChoiceTile console;
    private final ChoiceTile window;
    private final ChoiceTile web;
    private final List<Mock> mocks =
            Arrays.stream(Mock.Style.values()).map(Mock::new).toList();

    /// The page.
    ///
    /// @param pictures the folder for pictures that had to be changed
    public LookPage(Desk desk, LookModel model, Path pictures) {
        this.desk = desk;
        this.model = model;
        this.pictures = pictures;
        console = new ChoiceTile(Icon.TERMINAL, text("look.console"), text("look.console.sentence"));
        window = new ChoiceTile(Icon.WINDOW, text("look.window"), text("look.window.sentence"));
        web = new ChoiceTile(Icon.GLOBE, text("look.web"), text("look.web.sentence"));
        view.getStyleClass().add("page");
        var who = new HBox(28, picture(), fields());
        heading = new Heading(text("look.title"), text("look.sentence"));
        problems.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(problems.getChildren()));
        view.getChildren().addAll(heading, problems, who, signing(), modes(), previews());
        desk.draft().outlook().addListener((_, _, _) -> tell());
        name.textProperty().addListener((_, _, _) -> tell());
        desk.draft().icon().addListener((_, _, _) -> tell());
        desk.draft().mode().addListener((_, _, _) -> tell());
        DropZone.on(view, picture, file -> {
            if (AppPicture.isPicture(file)) {
                take(file);
            } else {
                desk.take(file);
            }
        });
    }

    private Node picture() {
        var choose = new Button(text("look.picture"), Icon.PICTURE.node(16));
        choose.setId("choose-picture");
        choose.setOnAction(event -> desk.outside().choosePicture().ifPresent(this::take));
        letter.setText(text("look.letter"));
        letter.setOnAction(event -> model.take(Optional.empty()));
        letter.managedProperty().bind(letter.visibleProperty());
        pictureSaid.getStyleClass().add("field-error");
        pictureSaid.setWrapText(true);
        pictureSaid.setMaxWidth(170);
        pictureSaid.managedProperty().bind(pictureSaid.textProperty().isNotEmpty());
        var box = new VBox(10, picture, choose, letter, pictureSaid);
        box.setAlignment(Pos.TOP_CENTER);
        box.setMinWidth(150);
        return box;
    }

    private Node fields() {
        name.setId("app-name");
        version.setId("app-version");
        version.setPrefWidth(110);
        name.textProperty().bindBidirectional(model.name());
        version.textProperty().bindBidirectional(model.version());
        author.setId("app-author");
        author.textProperty().bindBidirectional(model.author());
        author.setPromptText(text("look.author.prompt"));
        model.authorGood().addListener((_, _, good) -> author.pseudoClassStateChanged(WRONG, !good));
        model.nameGood().addListener((_, _, good) -> name.pseudoClassStateChanged(WRONG, !good));
        model.versionGood().addListener((_, _, good) -> version.pseudoClassStateChanged(WRONG, !good));
        var names = new VBox(6, label("look.name", name), name);
        HBox.setHgrow(names, Priority.ALWAYS);
        var versions = new VBox(6, label("look.version", version), version);
        versions.setMinWidth(90);
        var box = new VBox(
                6,
                new HBox(14, names, versions),
                wrong("look.name.wrong", model.nameGood()),
                wrong("look.version.wrong", model.versionGood()),
                label("look.author", author),
                author,
                wrong("look.author.wrong", model.authorGood()));
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private Label label(String key, TextField field) {
        var label = new Label(text(key));
        label.getStyleClass().add("row-name");
        label.setLabelFor(field);
        field.setAccessibleText(text(key));
        return label;
    }

    private Label wrong(String key, ObservableBooleanValue good) {
        var label = new Label(text(key));
        label.getStyleClass().add("field-error");
        label.setWrapText(true);
        label.visibleProperty().bind(javafx.beans.binding.Bindings.not(good));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /// With which key it is signed, as the file beside the program says.
    private Node signing() {
        signed.setId("signed");
        signed.getStyleClass().add("muted");
        signed.setWrapText(true);
        signed.visibleProperty().bind(signed.textProperty().isNotEmpty());
        signed.managedProperty().bind(signed.visibleProperty());
        return signed;
    }

    private Node modes() {
        var group = new ToggleGroup();
        List.of(console, window, web).forEach(tile -> tile.setToggleGroup(group));
        console.setId("mode-console");
        window.setId("mode-window");
        web.setId("mode-web");
        web.managedProperty().bind(web.visibleProperty());
        console.setOnAction(event -> want(Mode.CONSOLE));
        window.setOnAction(event -> want(Mode.WINDOW));
        web.setOnAction(event -> want(Mode.WEB));
        var title = new Label(text("look.mode"));
        title.getStyleClass().add("section-title");
        var tiles = new HBox(14, console, window, web);
        for (ChoiceTile tile : List.of(console, window, web)) {
            HBox.setHgrow(tile, Priority.ALWAYS);
            tile.setPrefWidth(200);
            tile.setMaxWidth(Double.MAX_VALUE);
        }
        return new VBox(8, title, tiles);
    }

    private Node previews() {
        var title = new Label(text("look.preview"));
        title.getStyleClass().add("section-title");
        var row = new HBox(10);
        row.getStyleClass().add("preview");
        List<String> systems = List.of(text("who.windows"), text("who.macos"), text("who.linux"));
        for (int i = 0; i < mocks.size(); i++) {
            var caption = new Label(systems.get(i));
            caption.getStyleClass().addAll("muted", "small");
            var box = new VBox(6, mocks.get(i), caption);
            box.setAlignment(Pos.CENTER);
            box.setMinWidth(0);
            box.setPrefWidth(150);
            HBox.setHgrow(box, Priority.ALWAYS);
            row.getChildren().add(box);
        }
        return new VBox(8, title, row);
    }

    @Override
    public Step step() {
        return Step.LOOK;
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
        return name;
    }

    @Override
    public void shown() {
        tell();
    }

    private void want(Mode mode) {
        model.want(mode);
        // pressing the chosen one again doesn't let go of it
        tell();
    }

    private void take(Path file) {
        desk.work()
                .start(
                        () -> png(file),
                        found -> {
                            pictureSaid.setText(found.isPresent() ? "" : text("look.picture.wrong"));
                            found.ifPresent(path -> model.take(Optional.of(path)));
                        },
                        failure -> pictureSaid.setText(said(failure)));
    }

    /// The picture as a PNG file: itself or a copy.
    private Optional<Path> png(Path file) throws Exception {
        return AppPicture.isDrawing(file)
                ? Optional.of(LookModel.drawn(file, pictures))
                : AppPicture.asPng(file, pictures);
    }

    private String said(Throwable failure) {
        return failure instanceof ProblemException e
                ? e.problems().getFirst().in(desk.words().locale()).why()
                : text("look.picture.wrong");
    }

    private void tell() {
        heading.sentenceText().set(text(model.isMadeBefore() ? "look.sentence.again" : "look.sentence"));
        problems.getChildren().setAll(new ProblemCards(desk).of(model.problems()));
        picture.show(model.name().get(), model.icon());
        letter.setVisible(model.icon().isPresent());
        signed.setText(model.signing().map(key -> text("look.signed", key)).orElse(""));
        console.setSelected(model.mode() == Mode.CONSOLE);
        window.setSelected(model.mode() == Mode.WINDOW);
        web.setSelected(model.mode() == Mode.WEB);
        web.setVisible(model.servesPages());
        mocks.forEach(mock -> mock.show(model.name().get(), model.icon(), inside(model.mode())));
    }

    private static Mock.Inside inside(Mode mode) {
        return switch (mode) {
            case CONSOLE -> Mock.Inside.TERMINAL;
            case WINDOW -> Mock.Inside.WINDOW;
            case WEB -> Mock.Inside.BROWSER;
        };
    }

    private String text(String key, Object... details) {
        return desk.words().text(key, details);
    }
}
