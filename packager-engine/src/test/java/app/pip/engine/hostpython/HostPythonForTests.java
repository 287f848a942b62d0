package app.pip.engine.hostpython;

import app.pip.engine.pybi.PybiFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// The one place where tests find an interpreter: the shipped one of this machine, which the build has just made,
/// unpacked once.
public final class HostPythonForTests {

    private static final Path SHIPPED = Path.of("target", "interpreters").toAbsolutePath();
    private static final Path FOLDER = Path.of("target", "test-python").toAbsolutePath();

    private HostPythonForTests() {}

    /// The interpreter's own file.
    public static synchronized Path python() {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            Path pybi = files.filter(file -> file.toString().endsWith(tag() + ".pybi"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no shipped interpreter for this machine"));
            Path folder =
                    FOLDER.resolve(Long.toString(Files.getLastModifiedTime(pybi).toMillis()));
            if (!Files.exists(folder)) {
                Path part = folder.resolveSibling(folder.getFileName() + ".part");
                PybiFile.unpack(pybi, part);
                Files.move(part, folder);
            }
            Path unix = folder.resolve("bin").resolve("python");
            return Files.exists(unix) ? unix : folder.resolve("python.exe");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A compiler on it.
    public static HostPython compiler() {
        return new HostPython(python());
    }

    private static String tag() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (system.startsWith("windows")) {
            return arm ? "win_arm64" : "win_amd64";
        }
        if (system.startsWith("mac")) {
            return arm ? "_arm64" : "macosx_15_0_x86_64";
        }
        return arm ? "_aarch64" : "35_x86_64";
    }
}
