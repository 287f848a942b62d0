package app.pip.engine.store;

import java.io.IOException;
import java.nio.file.Path;

/// A file that should be replaced is held open by another program.
public final class BusyFileException extends IOException {

    private final transient Path file;

    BusyFileException(Path file, Throwable cause) {
        super(file + " is in use", cause);
        this.file = file;
    }

    /// Which file to close.
    public Path file() {
        return file;
    }
}
