package app.pip.engine;

import app.pip.engine.bundle.Splash;
import app.pip.engine.format.FormatException;
import app.pip.engine.format.icon.UndrawableException;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.Project;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the picture that is shown while an app starts.
final class SplashPicture {

    private SplashPicture() {}

    /// The picture that a project names, if it names one.
    ///
    /// @throws ProblemException if there is no such file, or it is no picture
    static Optional<Splash> of(Project project) throws ProblemException, IOException {
        Optional<Path> file = project.pictures().splash();
        return file.isPresent() ? Optional.of(read(file.get())) : Optional.empty();
    }

    private static Splash read(Path file) throws ProblemException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(Problem.stop("splash.missing", file));
        }
        try {
            return Splash.read(Files.readAllBytes(file));
        } catch (FormatException | UndrawableException | AccessDeniedException e) {
            throw new ProblemException(Problem.stop("splash.no-picture", file), e);
        }
    }
}
