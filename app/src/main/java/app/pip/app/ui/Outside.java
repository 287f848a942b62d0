package app.pip.app.ui;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// What the system shows beside our window: dialogs for files, the file manager, the browser.
public interface Outside {

    /// Lets the user choose a program's file.
    Optional<Path> chooseProgram();

    /// Lets the user choose a folder.
    Optional<Path> chooseFolder();

    /// Lets the user choose a picture.
    Optional<Path> choosePicture();

    /// Shows a folder or a page in the program that the system has for it.
    void open(URI place);
}
