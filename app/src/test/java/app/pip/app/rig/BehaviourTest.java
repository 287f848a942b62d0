package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.app.rig.Behaviours.Behaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An app behaves as the program does with a plain `python -X utf8` of the same version, apart from named differences:
/// the programs under `behaviour/` are run both ways, on every system and in every kind of artifact that this machine
/// can
/// run.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
final class BehaviourTest {

    /// Variables and folders with which other Pythons make themselves known.
    private static final Map<String, String> HOSTILE = hostile();

    /// What is tried where starts are slow or the files are those of another kind.
    private static final Set<String> SAMPLE = Set.of(
            "main_module",
            "main_arguments",
            "stream_unicode",
            "stream_input",
            "end_crash",
            "end_exit_code",
            "file_kept",
            "import_resources",
            "process_child",
            "process_spawn",
            "around_libraries");

    @Test
    void aFolderForLinux(BuiltExamples examples) throws Exception {
        Behaviours app = folder(examples, LinuxRun.here());
        Behaviours plain = plain(examples, LinuxRun.here());
        List<Behaviour> all = plain.all();
        assertTrue(all.size() >= 60, () -> "only " + all.size());
        var differences = Differences.of("linux-x64");
        compare(app, plain, all, differences);
        assertEquals(List.of(), differences.unused());
        assertEquals(plain.files(), app.files());
        hostile(examples, app, plain, all);
    }

    @Test
    void aFolderForWindows(BuiltExamples examples) throws Exception {
        Behaviours app = folder(examples, WineRun.here());
        Behaviours plain = plain(examples, WineRun.here());
        List<Behaviour> all = plain.all();
        var differences = Differences.of("windows-x64");
        compare(app, plain, all, differences);
        assertEquals(List.of(), differences.unused());
        assertEquals(plain.files(), app.files());
        hostile(examples, app, plain, all);
    }

    @Test
    void aFolderForLinuxOnArm(BuiltExamples examples) throws Exception {
        Behaviours app = folder(examples, Arm64Run.here());
        Behaviours plain = plain(examples, Arm64Run.here());
        compare(app, plain, sample(plain), Differences.of("linux-arm64"));
    }

    @Test
    void aDebianPackage(BuiltExamples examples) throws Exception {
        LinuxRun here = LinuxRun.here();
        Path folder = examples.freshFolder("deb ł漢字");
        Start.of(folder, Rig.tool("dpkg-deb").toString(), "-x", built(examples, "linux-x64:deb", "linux-x64"), ".")
                .with(Map.of("PATH", "/usr/bin:/bin"))
                .run()
                .exited(0);
        Path root = folder.resolve("usr/lib/app.pip.behaviour");
        Path data = examples.freshFolder("data ł");
        Behaviours app = new Behaviours(
                here,
                List.of(root.resolve("app.pip.behaviour").toString()),
                data.resolve("app.pip.behaviour/program"),
                root.resolve("python"));
        Behaviours plain = plain(examples, here);
        var environment = Map.of("XDG_DATA_HOME", data.toString());
        compare(app, plain, plain.all(), Differences.of("linux-x64"), environment);
        assertEquals(plain.files(), app.files());
    }

    @Test
    void anMsi(BuiltExamples examples) throws Exception {
        WineRun wine = WineRun.here();
        Path folder = examples.freshFolder("msi ł漢字");
        Start.of(
                        folder,
                        Rig.tool("msiextract").toString(),
                        "-C",
                        ".",
                        built(examples, "windows-x64:msi", "windows-x64"))
                .with(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"))
                .run()
                .exited(0);
        Path root = folder.resolve("behaviour");
        Path users = wine.prefix().resolve("drive_c/users").resolve(System.getProperty("user.name"));
        Path data = users.resolve("AppData/Local/app.pip.behaviour");
        BuiltExamples.remove(data);
        Behaviours app = new Behaviours(
                wine,
                List.of(root.resolve("behaviour.exe").toString()),
                data.resolve("program"),
                root.resolve("python"));
        Behaviours plain = plain(examples, wine);
        compare(app, plain, sample(plain), Differences.of("windows-x64"));
        BuiltExamples.remove(data);
    }

    private static List<Behaviour> sample(Behaviours plain) throws Exception {
        return plain.all().stream()
                .filter(behaviour -> SAMPLE.contains(behaviour.name()))
                .toList();
    }

    private static Behaviours folder(BuiltExamples examples, Runner runner) throws Exception {
        Report report = examples.build(
                Behaviours.source(), "behaviour " + runner.target(), "--name", "behaviour", "--for", runner.target());
        Unpacked app = Unpacked.unpack(report.artifact(runner.target()), examples.fresh("Zoës Spiele ł漢字"));
        return new Behaviours(
                runner,
                List.of(app.launcher().toString()),
                app.program(),
                app.root().resolve("python"));
    }

    private static String built(BuiltExamples examples, String goal, String target) {
        return examples.build(
                        Behaviours.source(),
                        "behaviour as " + goal.replace(':', ' '),
                        "--name",
                        "behaviour",
                        "--for",
                        goal)
                .artifact(target)
                .file()
                .toAbsolutePath()
                .toString();
    }

    private static Behaviours plain(BuiltExamples examples, Runner runner) throws Exception {
        PlainPython python = PlainPython.unpack(runner.target(), examples.freshFolder("plain ł漢字"));
        Path program = examples.fresh("plain program ł漢字");
        Behaviours.copy(program);
        Path main = program.resolve("main.py");
        String script = runner instanceof WineRun wine ? wine.path(main) : main.toString();
        return new Behaviours(
                runner, List.of(python.program().toString(), "-X", "utf8", script), program, python.root());
    }

    private static void compare(Behaviours app, Behaviours plain, List<Behaviour> wanted, Differences differences)
            throws Exception {
        compare(app, plain, wanted, differences, Map.of());
    }

    private static void compare(
            Behaviours app,
            Behaviours plain,
            List<Behaviour> wanted,
            Differences differences,
            Map<String, String> environment)
            throws Exception {
        Map<String, String> usual = Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8", "HOME", "/tmp");
        var inApp = new HashMap<>(usual);
        inApp.putAll(environment);
        Map<String, String> expected = plain.seen(wanted, usual);
        var found = new LinkedHashMap<String, String>();
        app.seen(wanted, inApp).forEach((name, text) -> found.put(name, differences.undone(name, text)));
        var unexplained = new TreeMap<String, String>();
        expected.forEach((name, text) -> {
            String stripped = text.stripTrailing();
            String seen = found.getOrDefault(name, "nothing").stripTrailing();
            if (!stripped.equals(seen)) {
                unexplained.put(name, "\n--- plain:\n" + stripped + "\n--- app:\n" + seen + "\n");
            }
        });
        assertEquals(Map.of(), unexplained);
        assertEquals(expected.keySet(), found.keySet());
    }

    /// Once more in an environment that belongs to other Pythons: what comes out must be what came out before.
    private static void hostile(BuiltExamples examples, Behaviours app, Behaviours plain, List<Behaviour> all)
            throws Exception {
        Path other = examples.freshFolder("hostile");
        for (String place :
                List.of("path", "home/.local/lib/python3.14/site-packages", "venv/lib/python3.14/site-packages")) {
            Path folder = Files.createDirectories(other.resolve(place));
            for (String module : List.of("sitecustomize.py", "usercustomize.py", "json.py", "encodings.py")) {
                Files.writeString(folder.resolve(module), "import sys; sys.hostile = True; print('hostile')\n");
            }
            Files.writeString(folder.resolve("hostile.pth"), "import sys; sys.hostile = True\n");
        }
        Files.writeString(other.resolve("venv/pyvenv.cfg"), "home = /nowhere\ninclude-system-site-packages = false\n");
        var environment = new HashMap<>(HOSTILE);
        environment.put("PYTHONPATH", other.resolve("path").toString());
        environment.put("PYTHONUSERBASE", other.resolve("home/.local").toString());
        environment.put("VIRTUAL_ENV", other.resolve("venv").toString());
        environment.put("HOME", other.resolve("home").toString());
        environment.put("PATH", other.resolve("venv/bin") + "::.:/nowhere:/usr/bin:/bin");
        List<Behaviour> calm =
                all.stream().filter(behaviour -> !behaviour.alone()).toList();
        compare(app, plain, calm, Differences.of(app.runner().target()), environment);
    }

    private static Map<String, String> hostile() {
        var variables = new HashMap<>(PlaysExamples.HOSTILE);
        variables.putAll(Map.of(
                "CONDA_PREFIX", "/opt/conda",
                "CONDA_DEFAULT_ENV", "base",
                "CONDA_PYTHON_EXE", "/opt/conda/bin/python",
                "__PYVENV_LAUNCHER__", "/nowhere/python",
                "PYTHONBREAKPOINT", "0",
                "PYTHONWARNINGS", "error",
                "PYTHONOPTIMIZE", "2",
                "PYTHONPLATLIBDIR", "nowhere",
                "TCL_LIBRARY", "/nowhere/tcl",
                "PYENV_VERSION", "2.7"));
        return variables;
    }
}
