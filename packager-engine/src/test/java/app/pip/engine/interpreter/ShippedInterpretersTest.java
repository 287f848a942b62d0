package app.pip.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.FormatException;
import app.pip.engine.hash.Sha256;
import app.pip.engine.pack.LayerStore;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Target;
import app.pip.engine.pybi.PybiFile;
import app.pip.engine.store.Store;
import app.pip.engine.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the build made of the Maven artifact's jars.
class ShippedInterpretersTest {

    private static final Path FOLDER = Path.of("target", "interpreters");
    private static final ShippedInterpreters SHIPPED = new ShippedInterpreters(FOLDER);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = Target.class, names = "WINDOWS_ARM64", mode = EnumSource.Mode.EXCLUDE)
    void thereIsOneForEachTarget(Target target) throws Exception {
        Interpreter interpreter = only(target);
        assertEquals("3.14.3", interpreter.version());
        assertEquals(interpreter.sha256(), Sha256.of(Files.readAllBytes(SHIPPED.pybi(interpreter))));
        assertFalse(layer(interpreter).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(value = Target.class, names = "WINDOWS_ARM64", mode = EnumSource.Mode.EXCLUDE)
    void everyLayerHasWhatIsNeededToStart(Target target) throws Exception {
        Interpreter interpreter = only(target);
        Set<TreePath> paths = layer(interpreter).stream().map(PackedEntry::path).collect(Collectors.toSet());
        Layout layout = interpreter.layout();
        assertTrue(paths.containsAll(List.of(layout.python(), layout.windowed(), layout.library())));
        assertTrue(paths.contains(layout.stdlib().resolve("LICENSE.txt")));
        for (String module : List.of("os", "json/__init__", "encodings/utf_8")) {
            TreePath source = layout.stdlib().resolve(module + ".py");
            assertTrue(paths.contains(source), source.toString());
            assertTrue(paths.contains(Layout.bytecode(source, interpreter.cacheTag())), "bytecode of " + source);
        }
    }

    @Test
    void windowsHasItsRuntimeBesideIt() throws Exception {
        Set<String> paths = layer(only(Target.WINDOWS_X64)).stream()
                .map(entry -> entry.path().toString())
                .collect(Collectors.toSet());
        assertTrue(paths.containsAll(Set.of(
                "python.exe",
                "pythonw.exe",
                "python314.dll",
                "python3.dll",
                "vcruntime140.dll",
                "vcruntime140_1.dll")));
        assertFalse(paths.contains("lib/vcruntime140.dll"));
    }

    @Test
    void theHolesOfTheMavenBuildsAreKnown() throws Exception {
        assertEquals(
                List.of("libsqlite3.so.0"), only(Target.LINUX_X64).borrowed().get("_sqlite3"));
        assertFalse(only(Target.LINUX_X64).borrowed().containsKey("_ctypes"), "libffi is put beside the module");
        assertTrue(only(Target.MACOS_ARM64).borrowed().keySet().containsAll(Set.of("_lzma", "_zstd", "_decimal")));
        assertEquals(Set.of(), only(Target.WINDOWS_X64).borrowed().keySet());
        assertEquals("Ubuntu 22.04", only(Target.LINUX_ARM64).floor().words());
        assertEquals("macOS 15.7", only(Target.MACOS_X64).floor().words());
        assertTrue(only(Target.WINDOWS_X64).absent().containsAll(Set.of("tkinter", "turtle", "curses", "fcntl")));
        assertTrue(only(Target.LINUX_ARM64).absent().containsAll(Set.of("readline", "winreg", "msvcrt")));
        assertFalse(only(Target.LINUX_X64).absent().contains("readline"));
    }

    // PEP 711: RECORD lists every file but itself; forbidden: Requires-Dist, Provides-Extra, Requires-Python
    @ParameterizedTest
    @EnumSource(value = Target.class, names = "WINDOWS_ARM64", mode = EnumSource.Mode.EXCLUDE)
    void everyPybiFollowsPep711(Target target) throws Exception {
        Interpreter interpreter = only(target);
        try (var zip = new ZipFile(SHIPPED.pybi(interpreter).toFile())) {
            String metadata = text(zip, "pybi-info/METADATA");
            assertTrue(metadata.contains("\nPybi-Environment-Marker-Variables: {"));
            assertTrue(metadata.contains("\nPybi-Wheel-Tag: cp314-cp314-PLATFORM\n"));
            assertFalse(metadata.matches("(?s).*(Requires-Dist|Provides-Extra|Requires-Python).*"));
            assertTrue(text(zip, "pybi-info/PYBI").startsWith("Pybi-Version: 1.0\n"));
            String record = text(zip, "pybi-info/RECORD");
            assertEquals(
                    zip.stream().filter(entry -> !entry.isDirectory()).count(),
                    record.lines().count());
            assertTrue(zip.stream().noneMatch(entry -> entry.getName().endsWith(".pyc")));
        }
        PybiFile.unpack(SHIPPED.pybi(interpreter), folder);
        Path python = folder.resolve(interpreter.layout().python().toString());
        assertTrue(Files.isRegularFile(python));
    }

    @Test
    void aChangedPybiIsRefused() throws Exception {
        Path changed = folder.resolve(only(Target.LINUX_X64).pybi());
        rewrite(SHIPPED.pybi(only(Target.LINUX_X64)), changed, "lib/python3.14/os.py", "import evil\n");
        assertThrows(FormatException.class, () -> PybiFile.unpack(changed, folder.resolve("out")));
        try (var pybi = PybiFile.open(changed)) {
            assertTrue(pybi.breaches().toString().contains("lib/python3.14/os.py: RECORD"));
        }
    }

    @Test
    void aPybiCanNotWriteOutside() throws Exception {
        Path escaping = folder.resolve(only(Target.LINUX_X64).pybi());
        rewrite(SHIPPED.pybi(only(Target.LINUX_X64)), escaping, "../escaped.py", "import evil\n");
        assertThrows(FormatException.class, () -> PybiFile.unpack(escaping, folder.resolve("out")));
        assertFalse(Files.exists(folder.resolve("escaped.py")));
    }

    private static Interpreter only(Target target) throws Exception {
        List<Interpreter> found = SHIPPED.available(target);
        assertEquals(1, found.size());
        return found.getFirst();
    }

    private List<PackedEntry> layer(Interpreter interpreter) throws Exception {
        var layers = new LayerStore(List.of(new Store(FOLDER)), new Store(folder.resolve("store")));
        return layers.find(interpreter.layer()).orElseThrow().entries();
    }

    private static String text(ZipFile zip, String name) throws Exception {
        ZipEntry entry = Objects.requireNonNull(zip.getEntry(name), name);
        return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    /// Copies a zip with the text of one file changed or added.
    private static void rewrite(Path from, Path to, String name, String text) throws Exception {
        try (var in = new ZipInputStream(Files.newInputStream(from));
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(name)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
            out.putNextEntry(new ZipEntry(name));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
