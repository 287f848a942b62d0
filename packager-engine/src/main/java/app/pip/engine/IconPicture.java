package app.pip.engine;

import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;

/// A picture as icons are made of it.
public final class IconPicture {

    private static final int SIDE = 1024;

    private IconPicture() {}

    /// Reads a picture, or draws it.
    ///
    /// @return a PNG file, square, as large as the largest icon
    /// @throws ProblemException if it can't be an icon
    public static byte[] png(Path file) throws ProblemException {
        try {
            return Making.icon(file).png(SIDE).readAll();
        } catch (IOException e) {
            throw new ProblemException(Failures.problem(e), e);
        }
    }
}
