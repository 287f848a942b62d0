package app.pip.app;

import app.pip.app.settings.Places;
import java.nio.file.Path;
import java.util.Optional;

/// What the wizard is started with.
///
/// @param places the user's folders
/// @param interpreters the folder of the shipped interpreters
/// @param program what is dropped right away
record Start(Places places, Path interpreters, Optional<Path> program) {

    private static final String INTERPRETERS = "pipapp.interpreters";

    /// The start of this process.
    static Start ofThisProcess(Optional<Path> program) {
        return new Start(
                Places.of(Path.of("").toAbsolutePath(), System.getenv()),
                Path.of(System.getProperty(INTERPRETERS, "interpreters")).toAbsolutePath(),
                program.map(Path::toAbsolutePath));
    }
}
