package app.pip.engine.wheel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.Approved;
import app.pip.engine.hostpython.HostPythonForTests;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PackageLayersTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Target.class,
            names = {"WINDOWS_X64", "LINUX_X64", "MACOS_ARM64"})
    void everyPartOfAWheelHasItsPlace(Target target) throws Exception {
        Packages packages = Layers.in(folder).layer(target, everything(), namespace("one"), namespace("two"));
        Approved.verify("packages-" + target + ".txt", listing(packages));
    }

    @Test
    void recordSaysWhereThingsAreNow() throws Exception {
        Packages packages = Layers.in(folder).layer(Target.LINUX_X64, everything());
        Approved.verify("packages-record.txt", text(packages, "everything-2.0.dist-info/RECORD"));
        assertEquals("pip.app\n", text(packages, "everything-2.0.dist-info/INSTALLER"));
        assertTrue(text(packages, "everything-2.0.dist-info/entry_points.txt").contains("demo = everything:main"));
    }

    @Test
    void scriptsFindTheInterpreterBesideThem() throws Exception {
        String script = text(Layers.in(folder).layer(Target.LINUX_X64, everything()), "bin/say");
        assertTrue(script.startsWith("#!/bin/sh\n'''exec' "), script);
        assertTrue(script.endsWith("' '''\nimport everything\n"), script);
        String windows = text(Layers.in(folder).layer(Target.WINDOWS_X64, everything()), "Scripts/say");
        assertEquals("#!python\nimport everything\n", windows);
    }

    @Test
    void sourcesAreCompiledAheadAndOnlyOnce() throws Exception {
        var python = new Compiler(HostPythonForTests.compiler(), "test", "cpython-314");
        var wheel = WheelSample.of("code", "1.0")
                .with("code/__init__.py", "x = 1\n")
                .with("code/old.py", "print 'hello'\n")
                .with("code/{{name}}.py", "{% if name %}\n")
                .with("code/__pycache__/__init__.cpython-314.pyc", "somebody's")
                .with("code/tests/test_it.py", "assert True\n")
                .with("code/new-project/.github/größe.py", "print('for somebody else')\n")
                .with("code/größe/größe.py", "wide = 1\n")
                .with("code/fast.so.dSYM/Contents/Info.plist", "for debuggers\n")
                .with("code/qml/objects-Debug/main.cpp.o", "for linkers\n")
                .write(folder);
        Packages packages = new Layers(folder, python).layer(Target.LINUX_X64, wheel);
        Approved.verify("packages-bytecode.txt", listing(packages));
        byte[] pyc = bytes(packages, "code/__pycache__/__init__.cpython-314.pyc");
        assertArrayEquals(new byte[] {0x2b, 0x0e, 0x0d, 0x0a, 1, 0, 0, 0}, java.util.Arrays.copyOf(pyc, 8));
        // another system's wheel of the same release needs no interpreter any more
        var dead = new Compiler(
                sources -> {
                    throw new IllegalStateException("asked again for " + sources);
                },
                "test",
                "cpython-314");
        Packages windows = new Layers(folder, dead).layer(Target.WINDOWS_X64, wheel);
        assertArrayEquals(pyc, bytes(windows, "code/__pycache__/__init__.cpython-314.pyc"));
    }

    @Test
    void theSecondTimeTheWheelIsNotRead() throws Exception {
        FetchedWheel wheel = everything();
        Packages first = Layers.in(folder).layer(Target.LINUX_X64, wheel);
        Files.delete(wheel.file());
        Packages second = Layers.in(folder).layer(Target.LINUX_X64, wheel);
        assertEquals(listing(first), listing(second));
        assertEquals(first.digest(), second.digest());
        assertEquals(first.components(), second.components());
    }

    @Test
    void whatIsPreparedIsNotReadAgain() throws Exception {
        FetchedWheel wheel = everything();
        Layers.in(folder).prepare(Target.LINUX_X64, wheel);
        Files.delete(wheel.file());
        Packages packages = Layers.in(folder).layer(Target.LINUX_X64, wheel);
        assertEquals("pip.app\n", text(packages, "everything-2.0.dist-info/INSTALLER"));
    }

    @Test
    void whatIsWrongWithAPreparedWheelIsToldByTheLayer() throws Exception {
        FetchedWheel bad =
                WheelSample.of("bad", "1.0").with("../bad.py", "x = 1\n").write(folder);
        Layers.in(folder).prepare(Target.LINUX_X64, bad);
        var refused =
                assertThrows(ProblemException.class, () -> Layers.in(folder).layer(Target.LINUX_X64, bad));
        assertEquals("wheel.unsafe-name", refused.problems().getFirst().id());
    }

    @Test
    void theOrderOfTheWheelsDoesNotMatter() throws Exception {
        Packages one = Layers.in(folder).layer(Target.LINUX_X64, namespace("one"), namespace("two"));
        Packages other = Layers.in(folder).layer(Target.LINUX_X64, namespace("two"), namespace("one"));
        assertEquals(one.digest(), other.digest());
        assertEquals(listing(one), listing(other));
        assertNotEquals(
                one.digest(),
                Layers.in(folder).layer(Target.LINUX_X64, namespace("one")).digest());
        assertNotEquals(
                one.digest(),
                Layers.in(folder)
                        .layer(Target.WINDOWS_X64, namespace("one"), namespace("two"))
                        .digest());
    }

    @Test
    void contentsComeOutAsTheyWentIn() throws Exception {
        String large = "a line of text that is written again and again\n".repeat(60_000);
        FetchedWheel deflated =
                WheelSample.of("large", "1").with("large.txt", large).write(folder);
        assertEquals(large, text(Layers.in(folder).layer(Target.LINUX_X64, deflated), "large.txt"));
        FetchedWheel stored =
                WheelSample.of("plain", "1").stored().with("large.txt", large).write(folder);
        assertEquals(large, text(Layers.in(folder).layer(Target.LINUX_X64, stored), "large.txt"));
    }

    @Test
    void twoPackagesWithTheSameFileMustAgreeOnIt() throws Exception {
        FetchedWheel one = WheelSample.of("one", "1").with("shared.py", "a\n").write(folder);
        FetchedWheel same = WheelSample.of("same", "1").with("shared.py", "a\n").write(folder);
        FetchedWheel other =
                WheelSample.of("other", "1").with("shared.py", "b\n").write(folder);
        Layers.in(folder).layer(Target.LINUX_X64, one, same);
        assertEquals("wheel.clash [one, other, lib/python3.14/site-packages/shared.py]", refusal(one, other));
        FetchedWheel below =
                WheelSample.of("below", "1").with("shared.py/x", "b\n").write(folder);
        assertEquals("wheel.clash", refusal(one, below).split(" ")[0]);
        FetchedWheel python = WheelSample.of("bad", "1")
                .with("bad-1.data/data/lib/python3.14/os.py", "evil\n")
                .write(folder);
        assertEquals("wheel.clash-python [bad, lib/python3.14/os.py]", refusal(python));
    }

    @Test
    void whatBelongsToNobodyClashesWithNothing() throws Exception {
        FetchedWheel one = WheelSample.of("one", "1")
                .with("LICENSE", "mine\n")
                .with("tests/__init__.py", "mine\n")
                .with("google/__init__.py", "__import__('pkg_resources').declare_namespace(__name__)\n")
                .write(folder);
        FetchedWheel two = WheelSample.of("two", "1")
                .with("LICENSE", "yours\n")
                .with("tests/__init__.py", "yours\n")
                .with("google/__init__.py", "import pkgutil\n__path__ = pkgutil.extend_path(__path__, __name__)\n")
                .write(folder);
        Packages packages = Layers.in(folder).layer(Target.LINUX_X64, two, one);
        assertEquals("mine\n", text(packages, "site-packages/LICENSE"));
        assertTrue(text(packages, "google/__init__.py").contains("declare_namespace"));
    }

    @Test
    void severalBadWheelsAreToldAtOnce() {
        FetchedWheel one = WheelSample.of("one", "1").wheelVersion("3.0").write(folder);
        FetchedWheel two = WheelSample.of("two", "1").unrecorded("two.py", "").write(folder);
        var e = assertThrows(ProblemException.class, () -> Layers.in(folder).layer(Target.LINUX_X64, one, two));
        assertEquals(
                List.of("wheel.newer-format", "wheel.record-incomplete"),
                e.problems().stream().map(Problem::id).toList());
    }

    /// With `Guess` and 90 more there are 259 letters at most, and 30 more where an installer chooses the folder.
    @ParameterizedTest
    @CsvSource({
        "100, none, none",
        "129, none, none",
        "130, wheel.path-too-long, none",
        "133, wheel.path-too-long, none",
        "134, wheel.path-installer, none",
        "159, wheel.path-installer, none",
        "160, wheel.path-far-too-long, wheel.path-shorter-name",
        "164, wheel.path-far-too-long, wheel.path-far-too-long"
    })
    void windowsPathsHaveAnEnd(int length, String unpacked, String installed) throws Exception {
        FetchedWheel wheel = WheelSample.of("deep", "1")
                .with("deep/" + "x".repeat(length) + ".txt", "")
                .write(folder);
        Packages packages = Layers.in(folder).layer(Target.WINDOWS_X64, wheel);
        var problem = packages.tooLong("Guess", false);
        assertEquals(unpacked, problem.map(Problem::id).orElse("none"));
        problem.ifPresent(told -> assertEquals("deep", told.details().getFirst()));
        assertEquals(installed, packages.tooLong("Guess", true).map(Problem::id).orElse("none"));
    }

    @Test
    void licencesAreFoundHoweverTheyAreTold() throws Exception {
        Packages packages = Layers.in(folder)
                .layer(
                        Target.LINUX_X64,
                        WheelSample.of("modern", "1")
                                .metadata("License-Expression: MIT OR Apache-2.0", "License-File: LICENSES/MIT.txt")
                                .with("modern-1.dist-info/licenses/LICENSES/MIT.txt", "MIT text\n")
                                .write(folder),
                        WheelSample.of("older", "1")
                                .metadata("License: UNKNOWN", "Classifier: License :: OSI Approved :: BSD License")
                                .with("older-1.dist-info/LICENSE.txt", "BSD text\n")
                                .write(folder),
                        WheelSample.of("wordy", "1")
                                .metadata("License: Public Domain")
                                .write(folder));
        assertEquals(
                """
                modern: MIT OR Apache-2.0 [licenses/LICENSES/MIT.txt]
                older: BSD License [LICENSE.txt]
                wordy: Public Domain []
                """,
                packages.components().stream()
                        .map(one -> one.name() + ": " + one.licence().line() + " "
                                + one.texts().stream().map(PackedEntry::path).toList() + "\n")
                        .collect(Collectors.joining()));
    }

    private String refusal(FetchedWheel... wheels) {
        var e = assertThrows(ProblemException.class, () -> Layers.in(folder).layer(Target.LINUX_X64, wheels));
        Problem problem = e.problems().getFirst();
        return problem.id() + " " + problem.details();
    }

    /// A wheel with a file in each place that PEP 427 knows, as pywin32 and Jupyter's parts have them.
    private FetchedWheel everything() {
        return WheelSample.of("everything", "2.0")
                .with("everything/__init__.py", "def main():\n    pass\n")
                .with("everything/data/a b,c.txt", "comma\n")
                .with("everything/tool", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), 0100755)
                .with("everything.pth", "import everything\n")
                .with("everything-2.0.data/platlib/_fast.abi3.so", "no machine code\n")
                .with("everything-2.0.data/purelib/slow.py", "\n")
                .with("everything-2.0.data/data/share/everything/config.json", "{}\n")
                .with("everything-2.0.data/headers/everything.h", "\n")
                .with("everything-2.0.data/scripts/say", "#!python\nimport everything\n")
                .with("everything-2.0.data/scripts/native", "\u007fELF".getBytes(StandardCharsets.UTF_8), 0100644)
                .with("everything-2.0.dist-info/entry_points.txt", "[console_scripts]\ndemo = everything:main\n")
                .with("everything-2.0.dist-info/RECORD.jws", "{}")
                .write(folder);
    }

    private FetchedWheel namespace(String name) {
        return WheelSample.of("space." + name, "1.0")
                .with("space/" + name + "/__init__.py", "here = '" + name + "'\n")
                .write(folder);
    }

    private static String listing(Packages packages) {
        return packages.entries().stream()
                .map(entry -> (PackedEntry.File) entry)
                .map(file -> (file.executable() ? "-rwx " : "-rw- ") + file.path() + "\n")
                .collect(Collectors.joining());
    }

    private static byte[] bytes(Packages packages, String end) throws Exception {
        var file = (PackedEntry.File) packages.entries().stream()
                .filter(entry -> entry.path().toString().endsWith(end))
                .findFirst()
                .orElseThrow();
        return new PackedContent(file.packed()).readAll();
    }

    private static String text(Packages packages, String end) throws Exception {
        return new String(bytes(packages, end), StandardCharsets.UTF_8);
    }
}
