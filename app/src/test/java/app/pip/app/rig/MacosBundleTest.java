package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The macOS artifacts by structure: no Mac is at hand, so that nothing here is started.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
final class MacosBundleTest {

    private static final PythonCheck LOADING = new PythonCheck("macho_facts.py");
    private static final PythonCheck SIGNATURES = new PythonCheck("check_codesign.py");

    /// Modules whose library the interpreters of Maven Central look for where Homebrew would have put it.
    private static final Set<String> WITHOUT_LIBRARY = Set.of("_decimal", "_lzma", "_zstd", "_dbm", "_gdbm");

    @ParameterizedTest
    @ValueSource(strings = {"macos-arm64", "macos-x64"})
    void theBundleIsWhole(String target, BuiltExamples examples) throws Exception {
        Unpacked app = examples.unpacked("guess-the-number", target);
        assertEquals(
                Set.of("Info.plist", "MacOS", "Resources", "_CodeSignature"),
                withoutPkgInfo(app.top().resolve("Contents")));
        Path source = Rig.repository().resolve("examples/guess-the-number");
        for (Path file : Unpacked.list(source)) {
            assertEquals(-1, Files.mismatch(file, app.program().resolve(file.getFileName())), file::toString);
        }
        try (Stream<Path> walk = Files.walk(app.top())) {
            List<Path> files = walk.toList();
            assertEquals(List.of(), files.stream().filter(Files::isSymbolicLink).toList(), "symbolic links");
            assertTrue(files.size() > 500, "the standard library is there");
        }
        assertTrue(Files.isExecutable(app.launcher()), "the launcher may be executed");
        assertTrue(Files.isExecutable(app.root().resolve(app.launch("executable"))), "the interpreter may be executed");
        assertTrue(Files.isRegularFile(app.root().resolve(app.launch("library"))), "libpython is there");
        assertFalse(Files.isExecutable(app.program().resolve("words.txt")), "a text may not be executed");
        assertFalse(Files.isExecutable(app.root().resolve("support/launch.ini")), "a text may not be executed");
    }

    private static Set<String> withoutPkgInfo(Path contents) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path path : Unpacked.list(contents)) {
            names.add(path.getFileName().toString());
        }
        names.remove("PkgInfo");
        return names;
    }

    @ParameterizedTest
    @CsvSource({"macos-arm64,ARM64", "macos-x64,X86_64"})
    void everythingLoadedIsInsideOrPartOfTheSystem(String target, String processor, BuiltExamples examples)
            throws Exception {
        Unpacked app = examples.unpacked("guess-the-number", target);
        JsonNode facts = LOADING.run(app.top());
        // the oldest system is checked here as well
        assertEquals(List.of(), PythonCheck.texts(facts.required("problems")));
        var wrong = new ArrayList<String>();
        for (JsonNode file : facts.required("files")) {
            String path = file.required("path").asString();
            String module = path.substring(path.lastIndexOf('/') + 1).split("\\.")[0];
            if (!file.required("processor").asString().equals(processor)) {
                wrong.add(path + " is for " + file.required("processor"));
            }
            if (!file.required("outside").isEmpty()
                    && !(path.contains("/lib-dynload/") && WITHOUT_LIBRARY.contains(module))) {
                wrong.add(path + " needs " + file.required("outside"));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(facts.required("files").size() > 50, "the extension modules were seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"macos-arm64", "macos-x64"})
    void thePropertyListSaysWhatFinderAsks(String target, BuiltExamples examples) throws Exception {
        Unpacked app = examples.unpacked("guess-the-number", target);
        JsonNode info = LOADING.run(app.top()).required("info");
        String name = app.launch("name");
        var expected = Map.of(
                "CFBundleExecutable", app.launcher().getFileName().toString(),
                "CFBundleIdentifier", app.launch("id"),
                "CFBundleName", name,
                "CFBundlePackageType", "APPL",
                "CFBundleInfoDictionaryVersion", "6.0",
                "CFBundleShortVersionString", app.launch("version"),
                "CFBundleVersion", app.launch("version"));
        expected.forEach((key, value) -> assertEquals(value, info.path(key).asString(), key));
        String minimum = info.required("LSMinimumSystemVersion").asString();
        String floor = examples.report("guess-the-number").artifact(target).floor();
        assertTrue(floor.contains(minimum), () -> "the floor is said to be " + floor + ", Info.plist says " + minimum);
    }

    @ParameterizedTest
    @CsvSource({
        "guess-the-number,macos-arm64",
        "guess-the-number,macos-x64",
        "quiz-package,macos-arm64",
        "library-card,macos-x64",
    })
    void everyHashOfSignaturesAndSealIsRight(String example, String target, BuiltExamples examples) throws Exception {
        Unpacked app = examples.unpacked(example, target);
        JsonNode found = SIGNATURES.run(app.top());
        assertEquals(List.of(), PythonCheck.texts(found.required("problems")));
        assertTrue(found.required("sealed").asInt() > 500, "the seal lists the standard library");
        assertTrue(found.required("pages").asInt() > (target.equals("macos-arm64") ? 1000 : 3), "pages were hashed");
    }

    /// The check above must see what it is there for.
    @Test
    void whateverIsChangedAfterwardsWouldBeSeen(BuiltExamples examples) throws Exception {
        Unpacked app =
                Unpacked.unpack(examples.report("guess-the-number").artifact("macos-arm64"), examples.fresh("changed"));
        Path library = app.root().resolve(app.launch("library"));
        change(app.launcher(), 0x100);
        change(library, 0x9000);
        Files.writeString(app.program().resolve("words.txt"), "1 nothing\n");
        Files.delete(app.program().resolve("banner.txt"));
        Files.writeString(app.program().resolve("extra.txt"), "not sealed\n");
        Files.writeString(
                app.top().resolve("Contents/Info.plist"),
                Files.readString(app.top().resolve("Contents/Info.plist")) + "\n");
        List<String> problems = SIGNATURES.problems(app.top());
        for (String expected : List.of(
                "Contents/MacOS/" + app.launcher().getFileName() + ": page 0 has another hash",
                app.top().relativize(library) + ": page 9 has another hash",
                "Contents/Resources/program/words.txt: has another hash2 in files2",
                "Contents/_CodeSignature/CodeResources: files2 lists Resources/program/banner.txt",
                "Contents/Resources/program/extra.txt: isn't listed in files2",
                "special slot -1 (Info.plist) has another hash")) {
            assertTrue(problems.stream().anyMatch(line -> line.contains(expected)), () -> expected + " in " + problems);
        }
    }

    private static void change(Path file, int offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[offset] ^= 1;
        Files.write(file, bytes);
    }
}
