package app.pip.app.wizard;

import app.pip.app.settings.Connection;
import app.pip.app.settings.Settings;
import app.pip.app.settings.Theme;
import app.pip.app.ui.FormDialog;
import app.pip.app.ui.Outside;
import app.pip.app.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;

/// What can be chosen once and for all: language, brightness, where apps go, and how packages are fetched.
public final class SettingsDialog {

    private static final double WIDTH = 600;

    private final Words words;
    private final Outside outside;
    private final ComboBox<Optional<String>> language = new ComboBox<>();
    private final ComboBox<Theme> theme = new ComboBox<>();
    private final Label folder = new Label();
    private final Hyperlink beside = new Hyperlink();
    private final TextField index = new TextField();
    private final TextField proxy = new TextField();
    private final CheckBox offline = new CheckBox();
    private final Settings before;
    private final Consumer<Window> prepare;
    private Optional<Path> place;

    /// The dialog.
    ///
    /// @param prepare opens what fetches Pythons for later, over this window
    public SettingsDialog(Words words, Outside outside, Settings before, Consumer<Window> prepare) {
        this.words = words;
        this.outside = outside;
        this.before = before;
        this.prepare = prepare;
        this.place = before.folder();
    }

    /// Shows it, and waits.
    ///
    /// @return what was chosen, if the user didn't cancel
    public Optional<Settings> ask(Window owner) {
        Dialog<Settings> dialog = FormDialog.over(owner, words.text("settings.title"), words.isRightToLeft());
        var save = new ButtonType(words.text("settings.save"), ButtonData.OK_DONE);
        var cancel = new ButtonType(words.text("settings.cancel"), ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().addAll(save, cancel);
        dialog.getDialogPane().setContent(form());
        dialog.setResultConverter(button -> button == save ? chosen() : null);
        return dialog.showAndWait();
    }

    private Node form() {
        List<Optional<String>> languages = new ArrayList<>(List.of(Optional.empty()));
        Words.all().forEach(one -> languages.add(Optional.of(one.locale().getLanguage())));
        language.setItems(FXCollections.observableArrayList(languages));
        language.setConverter(words(
                one -> one.map(code -> Words.in(Locale.of(code)).language()).orElse(words.text("settings.system"))));
        language.setValue(before.language());
        language.setId("settings-language");
        theme.setItems(FXCollections.observableArrayList(Theme.values()));
        theme.setConverter(
                words(one -> words.text("settings.theme." + one.name().toLowerCase(Locale.ROOT))));
        theme.setValue(before.theme());
        theme.setId("settings-theme");
        var choose = new Button(words.text("settings.folder.choose"));
        choose.setOnAction(event -> outside.chooseFolder().ifPresent(chosen -> tell(Optional.of(chosen))));
        beside.setText(words.text("settings.folder.beside"));
        beside.setOnAction(event -> tell(Optional.empty()));
        connection();
        folder.setWrapText(true);
        tell(place);
        var where = new HBox(10, choose, beside);
        where.setAlignment(Pos.CENTER_LEFT);
        var looks = new HBox(line("settings.language", language), line("settings.theme", theme));
        looks.getStyleClass().add("pair");
        var form = new VBox(
                looks,
                line("settings.folder", new VBox(6, folder, where)),
                line("settings.index", index),
                line("settings.proxy", proxy),
                login(),
                new VBox(8, offline, prepare()));
        return FormDialog.scrolling(form, WIDTH);
    }

    private void connection() {
        index.setId("settings-index");
        index.setPromptText(words.text("settings.index.prompt"));
        index.setText(before.connection().index().orElse(""));
        proxy.setId("settings-proxy");
        proxy.setPromptText(words.text("settings.proxy.prompt"));
        proxy.setText(before.connection().proxy().orElse(""));
        for (TextField field : List.of(index, proxy)) {
            // addresses are read from the left everywhere
            field.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        }
        offline.setId("settings-offline");
        offline.setText(words.text("settings.offline"));
        offline.setWrapText(true);
        offline.setSelected(before.connection().offline());
    }

    private Node prepare() {
        var button = new Button(words.text("settings.prepare"));
        button.setId("settings-prepare");
        button.setOnAction(event -> prepare.accept(button.getScene().getWindow()));
        return button;
    }

    /// What becomes of passwords.
    private Node login() {
        var label = new Label(words.text("settings.login"));
        label.getStyleClass().addAll("muted", "small");
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private Node line(String key, Node control) {
        var label = new Label(words.text(key));
        label.getStyleClass().add("row-name");
        label.setLabelFor(control);
        return new VBox(6, label, control);
    }

    private void tell(Optional<Path> chosen) {
        place = chosen;
        folder.setText(chosen.map(Path::toString).orElse(words.text("settings.folder.is-beside")));
        // what is so already needn't be offered
        beside.setVisible(chosen.isPresent());
    }

    private Settings chosen() {
        return before.with(theme.getValue())
                .withLanguage(language.getValue())
                .withFolder(place)
                .with(new Connection(Optional.of(index.getText()), Optional.of(proxy.getText()), offline.isSelected()));
    }

    private static <T> StringConverter<T> words(Function<T, String> text) {
        return new OneWay<>(text);
    }

    /// Tells values; nobody types them.
    private static final class OneWay<T> extends StringConverter<T> {

        private final Function<T, String> text;

        private OneWay(Function<T, String> text) {
            this.text = text;
        }

        @Override
        public String toString(T value) {
            return value == null ? "" : text.apply(value);
        }

        @Override
        public T fromString(String word) {
            throw new UnsupportedOperationException("nobody types here");
        }
    }
}
