package app.pip.engine.program;

import app.pip.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;

/// A file of the program isn't what it was when the folder was read: saved, replaced or removed in the meantime.
public final class ChangedWhileReadException extends IOException {

    private final Path file;

    ChangedWhileReadException(Path file) {
        super(file + " changed while it was read");
        this.file = file;
    }

    /// The same in words for people.
    public Problem problem() {
        return Problem.stop("program.changed", file.getFileName());
    }
}
