package app.pip.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.FormatException;
import app.pip.engine.platform.Target;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandaloneCpythonTest {

    private static final SortedMap<String, String> LINUX = new TreeMap<>(Map.of(
            "python/bin/python3.14", "\u007fELF python",
            "python/bin/python3", "-> python3.14",
            "python/bin/pip3", "#!/somewhere/else",
            "python/lib/libpython3.14.so.1.0", "\u007fELF library",
            "python/lib/python3.14/os.py", "import sys\n",
            "python/lib/python3.14/test/test_os.py", "import os\n",
            "python/lib/python3.14/LICENSE.txt", "licence\n"));

    @TempDir
    private Path folder;

    @Test
    void linuxKeepsOnePythonAndNoLibrary() throws Exception {
        assertEquals(
                List.of(
                        "bin/python",
                        "lib/python3.14/EXTERNALLY-MANAGED",
                        "lib/python3.14/LICENSE.txt",
                        "lib/python3.14/os.py"),
                names(Target.LINUX_X64, LINUX));
    }

    @Test
    void theExecutableIsExecutable() throws Exception {
        try (var cpython = new StandaloneCpython(tar(LINUX), Target.LINUX_X64, "3.14")) {
            var python = (Entry.File) cpython.tree(Content.of("")).entries().get(TreePath.of("bin/python"));
            assertTrue(python.executable());
            assertEquals("\u007fELF python", new String(python.content().readAll(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void windowsIsSpeltAsOurs() throws Exception {
        var files = Map.of(
                "python/python.exe", "MZ",
                "python/python314.dll", "MZ",
                "python/DLLs/_ssl.pyd", "MZ",
                "python/DLLs/_tkinter.pyd", "MZ",
                "python/Lib/os.py", "import sys\n",
                "python/Lib/tkinter/__init__.py", "");
        List<String> expected = List.of(
                "DLLs/_ssl.pyd",
                "lib/EXTERNALLY-MANAGED",
                "lib/LICENSE.txt",
                "lib/os.py",
                "python.exe",
                "python314.dll");
        assertEquals(expected, names(Target.WINDOWS_X64, files), "and no tkinter, because Tk's scripts are missing");
    }

    @Test
    void wholeTkStays() throws Exception {
        var files = new TreeMap<>(LINUX);
        files.put("python/lib/python3.14/lib-dynload/_tkinter.cpython-314-x86_64-linux-gnu.so", "\u007fELF");
        files.put("python/lib/python3.14/tkinter/__init__.py", "");
        files.put("python/lib/tcl9.0/init.tcl", "");
        files.put("python/lib/tcl9.0/tzdata/Europe/Berlin", "");
        files.put("python/lib/tk9.0/tk.tcl", "");
        List<String> names = names(Target.LINUX_X64, files);
        assertTrue(names.containsAll(
                List.of("lib/python3.14/tkinter/__init__.py", "lib/tcl9.0/init.tcl", "lib/tk9.0/tk.tcl")));
        assertTrue(names.stream().noneMatch(name -> name.contains("tzdata")));
    }

    @Test
    void whatBuildsPackagesAndCameWithOlderPythonsStaysBehind() throws Exception {
        var files = new TreeMap<>(LINUX);
        files.put("python/lib/python3.14/site-packages/setuptools/cli-64.exe", "MZ");
        files.put("python/lib/python3.14/site-packages/setuptools-65.5.0.dist-info/RECORD", "");
        files.put("python/lib/python3.14/site-packages/distutils-precedence.pth", "import os\n");
        assertEquals(names(Target.LINUX_X64, LINUX), names(Target.LINUX_X64, files));
    }

    @Test
    void aLinkToALibraryBecomesTheLibrary() throws Exception {
        var files = new TreeMap<>(LINUX);
        files.put("python/lib/libz.so", "-> libz.so.1");
        files.put("python/lib/libz.so.1", "\u007fELF z");
        try (var cpython = new StandaloneCpython(tar(files), Target.LINUX_X64, "3.14")) {
            Tree tree = cpython.tree(Content.of(""));
            var link = (Entry.File) tree.entries().get(TreePath.of("lib/libz.so"));
            assertEquals("\u007fELF z", new String(link.content().readAll(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-> ../../etc/passwd", "-> /etc/passwd", "-> nowhere.so", "-> libz.so"})
    void linksLeadNowhereElse(String link) throws Exception {
        var files = new TreeMap<>(LINUX);
        files.put("python/lib/libz.so", link);
        assertThrows(FormatException.class, () -> names(Target.LINUX_X64, files));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/x", "python/../x", "other/x", "python/a\\b"})
    void nothingLiesOutside(String path) throws Exception {
        var files = new TreeMap<>(LINUX);
        files.put(path, "x");
        assertThrows(FormatException.class, () -> names(Target.LINUX_X64, files));
    }

    @Test
    void tellsItsMinorVersion() throws Exception {
        assertEquals(Optional.of("3.14"), StandaloneCpython.minor(tar(LINUX)));
        assertEquals(Optional.of("3.9"), StandaloneCpython.minor(tar(Map.of("python/python39.dll", "MZ"))));
        assertEquals(Optional.empty(), StandaloneCpython.minor(tar(Map.of("python/os.py", ""))));
    }

    private List<String> names(Target target, Map<String, String> files) throws IOException {
        try (var cpython = new StandaloneCpython(tar(files), target, "3.14")) {
            return cpython.tree(Content.of("licence\n")).entries().keySet().stream()
                    .map(TreePath::toString)
                    .toList();
        }
    }

    /// Contents that begin with `-> ` are symbolic links.
    private Path tar(Map<String, String> files) throws IOException {
        Path file = folder.resolve("archive.tar");
        try (var tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
            for (var one : new TreeMap<>(files).entrySet()) {
                boolean link = one.getValue().startsWith("-> ");
                var entry = link
                        ? new TarArchiveEntry(one.getKey(), TarArchiveEntry.LF_SYMLINK)
                        : new TarArchiveEntry(one.getKey(), true);
                byte[] bytes = link ? new byte[0] : one.getValue().getBytes(StandardCharsets.UTF_8);
                if (link) {
                    entry.setLinkName(one.getValue().substring("-> ".length()));
                }
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
        return file;
    }
}
