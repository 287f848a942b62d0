package app.pip.engine.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.requirement.Environment;
import app.pip.engine.requirement.Marker;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockFileTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Lock lock = Locks.sample();
        LockFile file = LockFile.of(lock);
        String text = file.write();
        assertEquals(file, LockFile.read("pylock.toml", text));
        assertEquals(lock, LockFile.read("pylock.toml", text).lock("pylock.toml"));
        assertEquals(
                text,
                LockFile.of(LockFile.read("pylock.toml", text).lock("pylock.toml"))
                        .write());
    }

    @Test
    void targetsShareEntriesAsFarAsTheyAgree() {
        var entries = LockFile.of(Locks.sample()).packages().stream()
                .map(one -> one.name() + " " + one.version().orElseThrow() + " "
                        + one.files().size() + " "
                        + one.marker().map(Marker::toString).orElse("-"))
                .toList();
        assertEquals(
                List.of(
                        "colorama 0.4.6 1 sys_platform == \"win32\"",
                        "idna 3.10 1 sys_platform == \"win32\" or sys_platform == \"darwin\" and platform_machine =="
                                + " \"arm64\" or sys_platform == \"linux\"",
                        "idna 3.9 1 sys_platform == \"darwin\" and platform_machine == \"x86_64\"",
                        "mine 1.0 1 sys_platform == \"linux\"",
                        "numpy 2.3.1 4 -",
                        "old 1.0 1 -",
                        "rich 14.0.0 1 -"),
                entries);
    }

    @Test
    void theTextReadsWell() {
        String text = LockFile.of(Locks.sample()).write();
        assertTrue(text.contains("""
                [[packages]]
                name = "colorama"
                version = "0.4.6"
                marker = "sys_platform == \\"win32\\""
                index = "https://example.org/simple"

                [[packages.wheels]]
                name = "colorama-0.4.6-py2.py3-none-any.whl"
                upload-time = 2025-01-02T03:04:05Z
                url = "https://example.org/files/colorama-0.4.6-py2.py3-none-any.whl"
                size = 35
                hashes.sha256 = \""""), text);
        assertTrue(text.contains("requires-python = \"==3.14.*\"\ncreated-by = \"pip.app\"\n"), text);
        assertTrue(text.lines().allMatch(line -> line.length() < 250), text);
    }

    /// The file that suits best of all targets' files must be the one that was chosen; else the
    /// entries stay apart.
    @Test
    void filesStayApartWhereAnotherOneWouldBeTaken() throws Exception {
        var chosen = new TreeMap<Target, List<Lock.Choice>>();
        chosen.put(Target.LINUX_X64, List.of(Locks.wheel("yarl-1.0-py3-none-any.whl")));
        chosen.put(Target.LINUX_ARM64, List.of(Locks.wheel("yarl-1.0-cp314-cp314-manylinux_2_17_aarch64.whl")));
        chosen.put(Target.MACOS_ARM64, List.of(Locks.wheel("yarl-1.0-cp314-cp314-macosx_10_15_universal2.whl")));
        chosen.put(Target.MACOS_X64, List.of(Locks.wheel("yarl-1.0-py3-none-any.whl")));
        Lock lock = Locks.of(chosen);
        LockFile file = LockFile.of(lock);
        assertEquals(3, file.packages().size());
        assertEquals(lock, LockFile.read("x", file.write()).lock("x"));
    }

    @Test
    void markersHoldForTheirTargetsAndNoOthers() throws Exception {
        List<Target> targets = Arrays.asList(Target.values());
        for (int all = 1; all < 1 << targets.size(); all++) {
            for (int some = all; some > 0; some = (some - 1) & all) {
                SortedSet<Target> wanted = members(targets, some);
                SortedSet<Target> others = members(targets, all);
                Optional<String> marker = TargetMarkers.of(wanted, others);
                for (Target target : others) {
                    var environment = Environment.of(target, Version.parse("3.14.3"));
                    boolean holds =
                            marker.isEmpty() || Marker.parse(marker.get()).holds(environment, Set.of());
                    assertEquals(wanted.contains(target), holds, () -> target + " " + marker);
                    boolean one = Marker.parse(TargetMarkers.of(wanted.first())).holds(environment, Set.of());
                    assertEquals(target == wanted.first(), one);
                }
            }
        }
    }

    private static SortedSet<Target> members(List<Target> all, int bits) {
        var members = new TreeSet<Target>();
        for (int i = 0; i < all.size(); i++) {
            if ((bits >> i & 1) == 1) {
                members.add(all.get(i));
            }
        }
        return members;
    }

    @Test
    void noSecretIsWritten() {
        var file = new LockedFile(
                "a-1-py3-none-any.whl",
                Optional.of("https://user:secret@example.org/a-1-py3-none-any.whl"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(Map.of("sha256", DIGEST)));
        var choice = new Lock.Choice(
                PackageName.parse("a"), Version.parse("1"), Optional.of("https://token@example.org/simple"), file);
        String text =
                LockFile.of(Locks.of(Map.of(Target.LINUX_X64, List.of(choice)))).write();
        assertFalse(text.contains("secret") || text.contains("token") || text.contains("user"), text);
        assertTrue(text.contains("https://example.org/a-1-py3-none-any.whl"), text);
    }

    @Test
    void whatChangedIsSaidInWords() {
        Question then = Locks.sample().question();
        LockFile file = LockFile.of(Locks.sample());
        assertEquals(List.of(), file.stale(then));
        var fewer = new Question(
                List.of(new Question.Asked("rich", "elsewhere.txt"), new Question.Asked("numpy>=2", "x")),
                then.constraints(),
                then.python(),
                new TreeSet<>(Set.of(Target.LINUX_X64)),
                then.allowBuild());
        assertEquals(List.of(), file.stale(fewer));
        var other = new Question(
                List.of(new Question.Asked("numpy>=2.1", "x"), new Question.Asked("flask", "x")),
                List.of(),
                "",
                new TreeSet<>(Set.of(Target.LINUX_X64, Target.LINUX_ARM64)),
                new TreeSet<>());
        assertEquals(
                List.of(
                        "Your program needs something that it did not need before: flask",
                        "It was numpy>=2 and is now numpy>=2.1.",
                        "Your program no longer needs something: rich",
                        "They were idna<4 and are now -.",
                        "It was >=3.12 and is now *.",
                        "The app is wanted for another system: Linux on ARM, such as a Raspberry Pi.",
                        "They were old and are now -."),
                file.stale(other).stream().map(LockFileTest::telling).toList());
    }

    private static String telling(Problem problem) {
        var words = problem.in(Locale.ENGLISH);
        return problem.details().stream().allMatch(detail -> !words.what().contains(detail))
                ? words.why()
                : words.what();
    }

    /// A lock as another tool writes it: inline tables, no names where the address tells them, markers.
    private static final String FOREIGN = """
            lock-version = "1.0"
            environments = ["sys_platform == 'win32'", "sys_platform == 'linux'"]
            requires-python = ">=3.12"
            created-by = "other"
            [[packages]]
            name = "NumPy"
            version = "2.3.1"
            wheels = [
                { url = "https://example.org/numpy-2.3.1-cp314-cp314-win_amd64.whl#x", size = 5, hashes = { sha256 = "%1$s" } },
                { url = "https://example.org/numpy-2.3.1-cp313-cp313-manylinux_2_28_x86_64.whl", hashes = { sha256 = "%1$s" } },
                { url = "https://example.org/numpy-2.3.1-cp314-cp314-manylinux_2_28_x86_64.whl", hashes = { sha256 = "%1$s" } },
                { url = "https://example.org/numpy-2.3.1-cp314-cp314-manylinux_2_99_x86_64.whl", hashes = { sha256 = "%1$s" } },
            ]
            sdist = { name = "numpy-2.3.1.tar.gz", path = "../numpy.tar.gz", hashes = { sha256 = "%1$s" } }
            [[packages]]
            name = "idna"
            version = "3.9"
            marker = "sys_platform == 'win32'"
            wheels = [{ path = "wheels\\\\idna-3.9-py3-none-any.whl", hashes = { sha256 = "%1$s" } }]
            [[packages]]
            name = "idna"
            version = "3.10"
            marker = "sys_platform != 'win32'"
            wheels = [
                { name = "idna-3.10-1-py3-none-any.whl", url = "https://example.org/x", hashes = { sha256 = "%1$s" } },
                { name = "idna-3.10-2-py3-none-any.whl", url = "https://example.org/y", hashes = { sha256 = "%1$s" } },
            ]
            """.formatted(DIGEST);

    private static List<String> selected(String text, Target target) throws ProblemException {
        return LockFile.read("pylock.toml", text).select("pylock.toml", Locks.interpreter(target)).stream()
                .map(choice -> choice.file().name())
                .toList();
    }

    @Test
    void locksOfOtherToolsAreRead() throws Exception {
        assertEquals(
                List.of("numpy-2.3.1-cp314-cp314-manylinux_2_28_x86_64.whl", "idna-3.10-2-py3-none-any.whl"),
                selected(FOREIGN, Target.LINUX_X64));
        assertEquals(
                List.of("numpy-2.3.1-cp314-cp314-win_amd64.whl", "idna-3.9-py3-none-any.whl"),
                selected(FOREIGN, Target.WINDOWS_X64));
        // no wheel, so the source
        assertEquals(
                List.of("numpy-2.3.1.tar.gz", "idna-3.10-2-py3-none-any.whl"), selected(FOREIGN, Target.LINUX_ARM64));
        assertEquals(List.of(), LockFile.read("x", FOREIGN).stale(Locks.sample().question()));
        assertThrows(ProblemException.class, () -> LockFile.read("x", FOREIGN).lock("x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            lock-version = "1.0"       | lock-version = "2.0"       | lock.newer
            lock-version = "1.0"       | lock-version = 1.0         | lock.value
            lock-version = "1.0"       | lock-version = "1.1"       |
            created-by = "other"       |                            | lock.value
            >=3.12                     | >=3.15                     | lock.other-python
            >=3.12                     | 3.12 or so                 | lock.value
            sys_platform == 'linux'    | sys_platform == 'darwin'   | lock.other-system
            sys_platform == 'linux'    | os == 'linux'              | lock.value
            name = "NumPy"             | name = "num py"            | lock.value
            name = "NumPy"             | title = "NumPy"            | lock.value
            version = "2.3.1"          | version = "new"            | lock.value
            version = "2.3.1"          |                            | lock.elsewhere
            version = "2.3.1"          | archive = { url = "x" }    | lock.elsewhere
            version = "2.3.1"          | version = "2.3.1"\\nrequires-python = "<3"  | lock.no-file
            sys_platform != 'win32'    | python_version > '3'       |
            sys_platform == 'win32'"\\nwheels | python_version > '3'"\\nwheels | lock.two-entries
            [[packages]]               | [[package]]                | lock.value
            path = "../numpy.tar.gz"   | path = "/numpy.tar.gz"     | lock.value
            path = "../numpy.tar.gz"   | path = "C:/numpy.tar.gz"   | lock.value
            requires-python = ">=3.12" | requires-python = ">=3.12  | lock.syntax
            { sha256 =                 | { } # { sha256 =           | lock.syntax
            """)
    void mistakesAreProblems(String old, String changed, String problem) throws Exception {
        String from = old.replace("\\n", "\n");
        assertTrue(FOREIGN.contains(from), from);
        String text = FOREIGN.replace(from, changed == null ? "" : changed.replace("\\n", "\n"));
        var told = new ArrayList<String>();
        try {
            selected(text, Target.LINUX_X64);
        } catch (ProblemException e) {
            e.problems().forEach(one -> {
                assertFalse(one.in(Locale.ENGLISH).what().isBlank());
                told.add(one.id());
            });
        }
        assertEquals(problem == null ? List.of() : List.of(problem), told);
    }

    @Test
    void oursEditedByHandIsRefused() {
        String text = LockFile.of(Locks.sample()).write();
        for (String[] change : new String[][] {
            {"requirement = \"numpy>=2\"", "requirement = \"numpy>=1\""},
            {"target = \"linux-x64\"", "target = \"amiga\""},
            {"floor = \"2.28\"", "floor = \"old\""},
            {"floor = \"2.28\"", "floor = \"99999999999.1\""},
            {"version = \"3.14.3\"", "version = \"new\""},
            {"source = \"shipped\"", ""},
        }) {
            assertTrue(text.contains(change[0]), change[0]);
            assertThrows(ProblemException.class, () -> LockFile.read("x", text.replace(change[0], change[1])));
        }
        String without = text.replaceAll("(?s)\\n\\[\\[tool.pipapp.interpreters]].*", "");
        var damaged = assertThrows(
                ProblemException.class, () -> LockFile.read("x", without).lock("x"));
        assertEquals("lock.damaged", damaged.problems().getFirst().id());
    }
}
