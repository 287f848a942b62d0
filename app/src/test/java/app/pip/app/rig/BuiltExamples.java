package app.pip.app.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// All examples, built for all targets by one run of the product per test JVM, and the folders the tests work in.
///
/// Each artifact is unpacked once into a folder with spaces and `ł漢字` in its name. Everything goes away at the end.
final class BuiltExamples implements AutoCloseable {

    /// The names of the example folders.
    static final List<String> NAMES =
            List.of("guess-the-number", "quiz-package", "library-card", "prime-race", "crashing-calculator");

    private final Path folder;
    private final Map<String, Report> reports = new HashMap<>();
    private final Map<String, Unpacked> unpacked = new HashMap<>();
    private int fresh;

    private BuiltExamples() throws IOException {
        Rig.requireUnicodeNames();
        // not below the module's target folder: other users have to get there as well
        folder = Files.createTempDirectory(
                "pipapp-rigs-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        for (String name : NAMES) {
            Path program = Rig.repository().resolve("examples").resolve(name);
            reports.put(name, build(program, name, "--for", "all"));
        }
    }

    /// Builds one more artifact; `name` is the name of the folder it goes to.
    Report build(Path program, String name, String... words) {
        var all = new ArrayList<>(List.of(
                program.toString(),
                "--out",
                folder.resolve("built").resolve(name).toString()));
        all.addAll(List.of(words));
        return Product.build(all.toArray(String[]::new));
    }

    Report report(String example) {
        return reports.get(example);
    }

    /// The artifact, unpacked once for all tests.
    Unpacked unpacked(String example, String target) throws IOException, InterruptedException {
        String key = example + "/" + target;
        Unpacked there = unpacked.get(key);
        if (there == null) {
            there = Unpacked.unpack(report(example).artifact(target), fresh("Zoë's Spiele ł漢字"));
            unpacked.put(key, there);
        }
        return there;
    }

    /// A path that isn't there yet and ends with `name`.
    Path fresh(String name) throws IOException {
        fresh++;
        return Files.createDirectories(folder.resolve("run-" + fresh)).resolve(name);
    }

    /// A new empty folder.
    Path freshFolder(String name) throws IOException {
        return Files.createDirectories(fresh(name));
    }

    @Override
    public void close() throws IOException {
        remove(folder);
    }

    /// Removes a folder with everything in it, if it is there.
    static void remove(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failed) throws IOException {
                Files.delete(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Gives the examples to every test that has a parameter for them.
    static final class Fixture implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == BuiltExamples.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            // the root's store lives as long as the JVM's test run and closes what it holds
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(BuiltExamples.class, key -> built(), BuiltExamples.class);
        }

        private static BuiltExamples built() {
            try {
                return new BuiltExamples();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
