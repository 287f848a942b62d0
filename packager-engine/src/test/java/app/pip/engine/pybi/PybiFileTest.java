package app.pip.engine.pybi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.FormatException;
import app.pip.engine.hash.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// "Symlinks … installers MUST error out if any of these are violated", and the rest of PEP 711, one malformed file
/// each.
class PybiFileTest {

    private static final String LINUX = "cpython-3.14.3-manylinux_2_17_x86_64.pybi";
    private static final String WINDOWS = "cpython-3.14.3-win_amd64.pybi";
    private static final String METADATA = """
            Metadata-Version: 2.1
            Name: cpython
            Version: 3.14.3
            Pybi-Environment-Marker-Variables: {"os_name": "posix"}
            Pybi-Paths: {"stdlib": "lib/python3.14", "scripts": "bin"}
            Pybi-Wheel-Tag: cp314-cp314-PLATFORM
            Pybi-Wheel-Tag: py3-none-any
            """;

    @TempDir
    private Path folder;

    @Test
    void aGoodOneBreaksNoRuleAndIsUnpacked() throws Exception {
        Path file = write(LINUX, good());
        assertEquals(Set.of(), rules(file));
        PybiFile.unpack(file, folder);
        assertTrue(Files.isExecutable(folder.resolve("bin/python3.14")));
        assertEquals(Path.of("python3.14"), Files.readSymbolicLink(folder.resolve("bin/python")));
        assertEquals("import sys\n", Files.readString(folder.resolve("lib/python3.14/os.py")));
    }

    static Stream<Malformed> malformed() {
        return Stream.of(
                new Malformed("a link that climbs out", Rule.LINK_OUTSIDE, LINUX, Map.of("lib/x", "-> ../../x")),
                new Malformed("a link to an absolute path", Rule.LINK_OUTSIDE, LINUX, Map.of("x", "-> /etc/passwd")),
                new Malformed("a link in pybi-info", Rule.LINK_IN_INFO, LINUX, Map.of("pybi-info/x", "-> PYBI")),
                new Malformed("an entry below a link", Rule.BELOW_LINK, LINUX, Map.of("a", "-> lib", "a/b", "b")),
                new Malformed("a link on Windows", Rule.LINK_ON_WINDOWS, WINDOWS, Map.of("x", "-> python.exe")),
                new Malformed("an absolute path", Rule.INSIDE, LINUX, Map.of("/x", "x")),
                new Malformed("a path that climbs", Rule.INSIDE, LINUX, Map.of("lib/../../x", "x")),
                new Malformed("a drive", Rule.INSIDE, LINUX, Map.of("C:/x", "x")),
                new Malformed("a backslash", Rule.INSIDE, LINUX, Map.of("lib!x", "x")),
                new Malformed("two spellings", Rule.TWICE, LINUX, Map.of("lib/X", "x", "lib/x", "y")),
                new Malformed("a .data folder", Rule.DATA, LINUX, Map.of("cpython-3.14.3.data/x", "x")),
                new Malformed("no python", Rule.PYTHON, LINUX, Map.of("bin/python", "(none)")),
                new Malformed("python without right to start", Rule.PYTHON, LINUX, Map.of("bin/python", "plain")),
                new Malformed("no PYBI", Rule.INFO, LINUX, Map.of("pybi-info/PYBI", "(none)")),
                new Malformed(
                        "a later version",
                        Rule.PYBI,
                        LINUX,
                        Map.of("pybi-info/PYBI", pybi(LINUX).replace("1.0", "2.0"))),
                new Malformed("another tag", Rule.PYBI, LINUX, Map.of("pybi-info/PYBI", pybi(WINDOWS))),
                new Malformed("another version", Rule.METADATA, LINUX, metadata("3.14.3", "3.14.4")),
                new Malformed(
                        "a forbidden field",
                        Rule.FORBIDDEN,
                        LINUX,
                        metadata("Version:", "Requires-Python: >=3\nVersion:")),
                new Malformed("bad marker JSON", Rule.MARKERS, LINUX, metadata("\"posix\"}", "")),
                new Malformed("a marker of one machine", Rule.MARKERS, LINUX, metadata("os_name", "platform_release")),
                new Malformed("an absolute folder", Rule.PATHS, LINUX, metadata("\"lib/", "\"/lib/")),
                new Malformed("no scripts", Rule.PATHS, LINUX, metadata("scripts", "purelib")),
                new Malformed("a strange tag", Rule.TAGS, LINUX, metadata("cp314-cp314-PLATFORM", "cp314")),
                new Malformed("a name that is none", Rule.NAME, "python.pybi", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void isRefusedWithTheRuleNamed(Malformed one) throws Exception {
        var files = one.name().equals(WINDOWS) ? windows() : good();
        files.putAll(one.changes());
        files.values().removeIf("(none)"::equals);
        Path file = write(one.name(), files);
        assertTrue(rules(file).contains(one.rule()), () -> one + " but " + found(file));
        assertThrows(FormatException.class, () -> PybiFile.unpack(file, folder.resolve("out")));
        assertFalse(Files.exists(folder.resolve("out")), "nothing is written before all is checked");
    }

    @Test
    void recordCounts() throws Exception {
        assertEquals(
                Set.of(Rule.RECORD), rules(write(LINUX, good(), "lib/python3.14/os.py,", "lib/python3.14/so.py,")));
        assertEquals(Set.of(Rule.RECORD), rules(write(LINUX, good(), ",11\n", ",12\n")));
        assertEquals(Set.of(Rule.RECORD), rules(write(LINUX, good(), "sha256=", "sha256=A")));
        assertEquals(Set.of(Rule.LINK_RECORD), rules(write(LINUX, good(), "symlink=python3", "symlink=python4")));
        assertEquals(Set.of(Rule.RECORD), rules(write(LINUX, good(), ",,", "")));
    }

    @Test
    void whatIsNoZip() throws Exception {
        Path file = Files.writeString(folder.resolve(LINUX), "not a zip");
        assertThrows(FormatException.class, () -> PybiFile.open(file).close());
    }

    private static Map<String, String> metadata(String from, String to) {
        return Map.of("pybi-info/METADATA", METADATA.replace(from, to));
    }

    private static String pybi(String name) {
        return "Pybi-Version: 1.0\nGenerator: a test\nTag: "
                + PybiName.read(name).orElseThrow().platforms().getFirst() + "\n";
    }

    private static Map<String, String> good() {
        var files = new LinkedHashMap<String, String>();
        files.put("bin/python3.14", "#! python");
        files.put("bin/python", "-> python3.14");
        files.put("lib/python3.14/os.py", "import sys\n");
        files.put("pybi-info/PYBI", pybi(LINUX));
        files.put("pybi-info/METADATA", METADATA);
        return files;
    }

    private static Map<String, String> windows() {
        var files = new LinkedHashMap<String, String>();
        files.put("python.exe", "MZ");
        files.put("pybi-info/PYBI", pybi(WINDOWS));
        files.put("pybi-info/METADATA", METADATA.replace("\"bin\"", "\".\""));
        return files;
    }

    private static Set<Rule> rules(Path file) throws IOException {
        try (var pybi = PybiFile.open(file)) {
            return pybi.breaches().stream().map(Breach::rule).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<Breach> found(Path file) {
        try (var pybi = PybiFile.open(file)) {
            return pybi.breaches();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Writes a file whose RECORD is right, unless a text in it is then replaced.
    private Path write(String name, Map<String, String> files, String... replaced) throws IOException {
        Path file = folder.resolve(name);
        var record = new StringBuilder();
        try (var zip = new ZipArchiveOutputStream(file)) {
            for (var one : files.entrySet()) {
                boolean link = one.getValue().startsWith("-> ");
                String text = link ? one.getValue().substring("-> ".length()) : one.getValue();
                add(zip, one.getKey(), text, link ? 0120777 : text.startsWith("#!") ? 0100755 : 0100644);
                byte[] digest = Sha256.of(text).bytes();
                record.append(one.getKey()).append(',');
                record.append(
                        link
                                ? "symlink=" + text
                                : "sha256="
                                        + Base64.getUrlEncoder()
                                                .withoutPadding()
                                                .encodeToString(digest));
                record.append(',').append(link ? "" : text.length()).append('\n');
            }
            record.append("pybi-info/RECORD,,\n");
            String text = record.toString();
            add(zip, "pybi-info/RECORD", replaced.length == 0 ? text : text.replace(replaced[0], replaced[1]), 0100644);
        }
        // the library that writes the zip takes a backslash for a slash
        byte[] bytes = Files.readString(file, StandardCharsets.ISO_8859_1)
                .replace("lib!", "lib\\")
                .getBytes(StandardCharsets.ISO_8859_1);
        return Files.write(file, bytes);
    }

    private static void add(ZipArchiveOutputStream zip, String path, String text, int mode) throws IOException {
        var entry = new ZipArchiveEntry(path);
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
    }

    /// A file that breaks a rule.
    ///
    /// @param what in words
    /// @param changes to a good file; `(none)` takes one away
    record Malformed(String what, Rule rule, String name, Map<String, String> changes) {}
}
