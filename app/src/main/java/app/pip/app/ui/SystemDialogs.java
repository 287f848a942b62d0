package app.pip.app.ui;

import app.pip.app.words.Words;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;

/// The dialogs of the system that we run on.
///
/// @param stage the window that they belong to
/// @param words in the language of the moment
/// @param opener shows an address in the program that the system has for it
public record SystemDialogs(Stage stage, Supplier<Words> words, Consumer<String> opener) implements Outside {

    @Override
    public Optional<Path> chooseProgram() {
        return file(new ExtensionFilter(words.get().text("choose.program"), "*.py", "*.pyw", "*.ipynb", "*.zip"));
    }

    @Override
    public Optional<Path> choosePicture() {
        return file(new ExtensionFilter(
                words.get().text("choose.picture"), "*.png", "*.jpg", "*.jpeg", "*.gif", "*.bmp", "*.svg"));
    }

    @Override
    public Optional<Path> chooseFolder() {
        return Optional.ofNullable(new DirectoryChooser().showDialog(stage)).map(File::toPath);
    }

    @Override
    public void open(URI place) {
        opener.accept(place.toString());
    }

    private Optional<Path> file(ExtensionFilter filter) {
        var chooser = new FileChooser();
        chooser.getExtensionFilters()
                .addAll(filter, new ExtensionFilter(words.get().text("choose.all"), "*"));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }
}
