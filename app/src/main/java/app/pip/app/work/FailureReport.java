package app.pip.app.work;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// A mistake of ours, written down for whoever mends it.
///
/// @param code names it
/// @param text what happened, line by line
public record FailureReport(String code, String text) {

    /// The report of a failure.
    public static FailureReport of(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return new FailureReport(ErrorCode.of(failure), text.toString());
    }

    /// Writes it into the folder `reports` of the store.
    ///
    /// @return the file
    public Path write(Path store) throws IOException {
        Path file = store.resolve("reports").resolve(code + ".txt");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
