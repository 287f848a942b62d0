package app.pip.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares a text with the approved one under `src/test/resources/approved`, so that a change shows as a readable
/// difference. `-Dapprove` writes the approved text anew; look at what `git diff` says of it before you commit.
public final class Approved {

    private static final Path FOLDER = Path.of("src", "test", "resources", "approved");

    private Approved() {}

    /// Fails if the text isn't the approved one.
    ///
    /// @param name of the approved text's file
    public static void verify(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if (System.getProperty("approve") != null) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text, "differs from " + file + "; -Dapprove takes the new one");
    }
}
