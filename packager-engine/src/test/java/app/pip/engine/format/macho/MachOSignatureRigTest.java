package app.pip.engine.format.macho;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.plist.CodeResources;
import app.pip.engine.format.plist.Plist;
import app.pip.engine.format.plist.SealedFile;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Seals a bundle on disk and has it checked by `src/test/python/check_macho_seal.py`, which knows the specification
/// and
/// none of our code.
///
/// Needs a Python with LIEF, named by PIPAPP_RIG_PYTHON. Without it the tests are skipped, or fail where
/// PIPAPP_RIGS=required.
@Tag("rig")
class MachOSignatureRigTest {

    private static final String PYTHON = "PIPAPP_RIG_PYTHON";
    private static final String IDENTIFIER = "app.pip.test.ł";
    private static final TreePath MAIN = TreePath.of("MacOS/Gäme");

    /// What the rules treat differently, and names that XML must escape.
    private static final List<String> FILES = List.of(
            "PkgInfo",
            "version.plist",
            "Resources/.DS_Store",
            "Resources/Base.lproj/main.txt",
            "Resources/de.lproj/InfoPlist.strings",
            "Resources/de.lproj/locversion.plist",
            "Resources/program/ł漢字 & <co>.py",
            "Resources/python/bin/python3.14",
            "Resources/x.dSYM/Contents/Info.plist");

    @TempDir
    private Path folder;

    @BeforeEach
    void requireTheRig() {
        require(System.getenv(PYTHON) != null, PYTHON + " doesn't name a Python with LIEF");
        boolean unicode = System.getProperty("sun.jnu.encoding", "").equals("UTF-8");
        require(unicode, "this JVM can't open files named ł漢字: its locale isn't UTF-8 (LC_ALL=C.UTF-8 helps)");
    }

    private static void require(boolean there, String missing) {
        if (there) {
            return;
        }
        if ("required".equals(System.getenv("PIPAPP_RIGS"))) {
            Assertions.fail("PIPAPP_RIGS=required, but " + missing);
        }
        System.err.println("SKIPPED, a rig is missing: " + missing);
        Assumptions.abort(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"macos-arm64", "macos-x64"})
    void theSealHolds(String target) throws Exception {
        Path app = app(target);
        var checked = check(app);
        assertEquals(0, checked.code(), checked.output());
        // the first rules know Resources and version.plist only, the second ones everything
        assertTrue(checked.output().matches("sealed: \\d\\d? pages, 7 and 6 files\\R"), checked.output());
    }

    @ParameterizedTest
    @CsvSource({
        "MacOS/Gäme, 100, hash of page 0",
        "MacOS/Gäme, 9000, hash of page 2",
        "Info.plist, -1, hash of special slot -1",
        "_CodeSignature/CodeResources, -1, hash of special slot -3",
        "Resources/python/bin/python3.14, 2, Resources/python/bin/python3.14: hash2",
    })
    void theCheckerSeesEachChange(String file, int at, String fault) throws Exception {
        Path app = app("macos-arm64");
        Path changed = app.resolve("Contents").resolve(file);
        byte[] bytes = Files.readAllBytes(changed);
        if (at < 0) {
            bytes = Arrays.copyOf(bytes, bytes.length + 1);
            bytes[bytes.length - 1] = '\n'; // means nothing in XML
        } else {
            bytes[at] ^= 0x20;
        }
        Files.write(changed, bytes);
        var checked = check(app);
        assertEquals(1, checked.code(), checked.output());
        assertTrue(checked.output().contains("wrong: " + fault), checked.output());
    }

    private Path app(String target) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        FILES.forEach(path -> contents.put(path, ("contents of " + path).getBytes(StandardCharsets.UTF_8)));
        byte[] info = Plist.Dict.empty()
                .with("CFBundleExecutable", MAIN.name())
                .with("CFBundleIdentifier", IDENTIFIER)
                .toXml();
        contents.put("Info.plist", info);
        var sealed = new ArrayList<SealedFile>();
        for (var file : contents.entrySet()) {
            sealed.add(SealedFile.of(TreePath.of(file.getKey()), Content.of(file.getValue())));
        }
        var seal = new ByteArrayOutputStream();
        CodeResources.write(seal, MAIN, sealed);
        contents.put("_CodeSignature/CodeResources", seal.toByteArray());
        contents.put(MAIN.toString(), AdHocSignature.sign(launcher(target), IDENTIFIER, info, seal.toByteArray()));

        Path app = folder.resolve("Gäme.app");
        for (var file : contents.entrySet()) {
            Path path = app.resolve("Contents").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return app;
    }

    private static byte[] launcher(String target) throws IOException {
        String name = "/app/pip/installer/prebuilt/" + target + "/launcher";
        try (var in = MachOSignatureRigTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private record Checked(int code, String output) {}

    private static Checked check(Path app) throws IOException, InterruptedException {
        Path script = Path.of("src/test/python/check_macho_seal.py").toAbsolutePath();
        var builder = new ProcessBuilder(System.getenv(PYTHON), script.toString(), app.toString(), IDENTIFIER);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "PYTHONDONTWRITEBYTECODE", "1"));
        Process python = builder.redirectErrorStream(true).start();
        String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Checked(python.waitFor(), output);
    }
}
