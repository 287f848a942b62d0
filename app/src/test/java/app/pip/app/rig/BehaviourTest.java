package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.app.rig.Behaviours.Behaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    private static final String ID = "app.pip.behaviour";

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

    /// By target what a plain Python did, as often as it is compared with: its starts under wine cost more than any
    /// app's.
    private static final Map<String, Oracle> ORACLES = new HashMap<>();

    /// A plain Python's answers.
    ///
    /// @param plain the Python and the program
    /// @param behaviours those that it was asked for
    /// @param seen what it wrote
    /// @param files what it left, all behaviours done
    private record Oracle(
            Behaviours plain, List<Behaviour> behaviours, Map<String, String> seen, Map<String, String> files) {

        static Oracle of(BuiltExamples examples, Runner runner) throws Exception {
            Oracle known = ORACLES.get(runner.target());
            if (known == null) {
                Behaviours plain = BehaviourTest.plain(examples, runner);
                // emulated starts take seconds, and nothing there is compared as a whole
                List<Behaviour> asked = runner instanceof Arm64Run ? sample(plain.all()) : plain.all();
                known = new Oracle(plain, asked, plain.seen(asked, USUAL), plain.files());
                ORACLES.put(runner.target(), known);
            }
            return known;
        }
    }

    private static final Map<String, String> USUAL =
            Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8", "HOME", "/tmp");

    @Test
    void aFolderForLinux(BuiltExamples examples) throws Exception {
        whole(examples, LinuxRun.here());
    }

    @Test
    void aFolderForWindows(BuiltExamples examples) throws Exception {
        whole(examples, WineRun.here());
    }

    @Test
    void aFolderForLinuxOnArm(BuiltExamples examples) throws Exception {
        Arm64Run arm = Arm64Run.here();
        sampled(folder(examples, arm), Oracle.of(examples, arm), Map.of());
    }

    @Test
    void aDebianPackage(BuiltExamples examples) throws Exception {
        Path folder = examples.freshFolder("deb ł漢字");
        Start.of(folder, Rig.tool("dpkg-deb").toString(), "-x", built(examples, "linux-x64:deb", "linux-x64"), ".")
                .with(Map.of("PATH", "/usr/bin:/bin"))
                .run()
                .exited(0);
        installed(examples, folder);
    }

    @Test
    void anRpmPackage(BuiltExamples examples) throws Exception {
        Rig.requireRoot();
        Path system = examples.freshFolder("rpm");
        var rpm = List.of(Rig.tool("rpm").toString(), "--root", system.toString(), "--dbpath", "/rpmdb");
        var database = new ArrayList<>(rpm);
        database.add("--initdb");
        var install = new ArrayList<>(rpm);
        install.addAll(List.of("-i", "--nodeps", built(examples, "linux-x64:rpm", "linux-x64")));
        for (List<String> words : List.of(database, install)) {
            Start.of(system, words).with(Map.of("PATH", "/usr/bin:/bin")).run().exited(0);
        }
        installed(examples, system);
    }

    @Test
    void oneFileForLinux(BuiltExamples examples) throws Exception {
        LinuxRun here = LinuxRun.here();
        Path home = examples.freshFolder("home ł");
        var environment = Map.of(
                "XDG_DATA_HOME", home.toString(),
                "XDG_CACHE_HOME", home.resolve("cache").toString());
        String file = built(examples, "linux-x64:run", "linux-x64");
        single(here, file, home, home.resolve("cache"), Oracle.of(examples, here), environment);
    }

    @Test
    void oneFileForWindows(BuiltExamples examples) throws Exception {
        WineRun wine = WineRun.here();
        Path local = local(wine);
        String file = built(examples, "windows-x64:exe", "windows-x64");
        BuiltExamples.remove(local.resolve("pip.app"));
        single(wine, file, local, local, Oracle.of(examples, wine), Map.of());
        BuiltExamples.remove(local.resolve(ID));
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
        Path data = local(wine).resolve(ID);
        BuiltExamples.remove(data);
        Behaviours app = new Behaviours(
                wine,
                List.of(root.resolve("behaviour.exe").toString()),
                data.resolve("program"),
                root.resolve("python"));
        sampled(app, Oracle.of(examples, wine), Map.of());
        BuiltExamples.remove(data);
    }

    /// Every behaviour, the files that are left, and once more in an environment of other Pythons.
    private static void whole(BuiltExamples examples, Runner runner) throws Exception {
        Oracle oracle = Oracle.of(examples, runner);
        assertTrue(
                oracle.behaviours().size() >= 60,
                () -> "only " + oracle.behaviours().size());
        Behaviours app = folder(examples, runner);
        var differences = Differences.of(runner.target());
        compare(oracle.seen(), app.seen(oracle.behaviours(), USUAL), differences);
        assertEquals(List.of(), differences.unused());
        assertEquals(oracle.files(), app.files());
        hostile(examples, app, oracle);
    }

    /// What a package for Linux put below a folder, tried by a user with a home of their own.
    private static void installed(BuiltExamples examples, Path system) throws Exception {
        LinuxRun here = LinuxRun.here();
        Path root = system.resolve("usr/lib").resolve(ID);
        Path data = examples.freshFolder("data ł");
        Behaviours app = new Behaviours(
                here,
                List.of(root.resolve(ID).toString()),
                data.resolve(ID).resolve("program"),
                root.resolve("python"));
        var there = new Behaviours(here, app.command(), root.resolve("program"), app.python());
        Map<String, String> before = there.files();
        sampled(app, Oracle.of(examples, here), Map.of("XDG_DATA_HOME", data.toString()));
        assertEquals(before, there.files(), "nothing is written where it is installed");
    }

    /// An app in one file, which has to be unpacked before it is known where its Python lies.
    private static void single(
            Runner runner, String file, Path data, Path cache, Oracle oracle, Map<String, String> environment)
            throws Exception {
        Path program = data.resolve(ID).resolve("program");
        BuiltExamples.remove(data.resolve(ID));
        runner.start(Path.of("/"), Path.of(file), List.of("--list"))
                .with(USUAL)
                .with(environment)
                .run()
                .exited(0);
        Path python;
        try (Stream<Path> layers = Files.list(cache.resolve("pip.app"))) {
            python = layers.map(layer -> layer.resolve("python"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow();
        }
        sampled(new Behaviours(runner, List.of(file), program, python), oracle, environment);
    }

    private static Path local(WineRun wine) {
        Path users = wine.prefix().resolve("drive_c/users").resolve(System.getProperty("user.name"));
        return users.resolve("AppData/Local");
    }

    /// Some behaviours, run in an app of another kind.
    private static void sampled(Behaviours app, Oracle oracle, Map<String, String> environment) throws Exception {
        List<Behaviour> wanted = sample(oracle.behaviours());
        assertTrue(wanted.size() >= 10, wanted::toString);
        var inApp = new HashMap<>(USUAL);
        inApp.putAll(environment);
        var expected = new LinkedHashMap<String, String>();
        wanted.forEach(
                one -> expected.put(one.name(), String.valueOf(oracle.seen().get(one.name()))));
        Map<String, String> seen = app.seen(wanted, inApp);
        String together = seen.remove(Behaviours.TOGETHER);
        assertEquals("exit 0", together);
        seen.remove("");
        compare(expected, seen, Differences.of(app.runner().target()));
    }

    private static List<Behaviour> sample(List<Behaviour> all) {
        return all.stream()
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

    private static void compare(Map<String, String> expected, Map<String, String> seen, Differences differences) {
        var found = new LinkedHashMap<String, String>();
        seen.forEach((name, text) -> found.put(name, differences.undone(name, text)));
        var unexplained = new TreeMap<String, String>();
        expected.forEach((name, text) -> {
            String stripped = text.stripTrailing();
            String there = found.getOrDefault(name, "nothing").stripTrailing();
            if (!stripped.equals(there)) {
                unexplained.put(name, "\n--- plain:\n" + stripped + "\n--- app:\n" + there + "\n");
            }
        });
        assertEquals(Map.of(), unexplained);
        assertEquals(expected.keySet(), found.keySet());
    }

    /// Once more in an environment that belongs to other Pythons: what comes out must be what came out before.
    private static void hostile(BuiltExamples examples, Behaviours app, Oracle oracle) throws Exception {
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
        List<Behaviour> calm = oracle.behaviours().stream()
                .filter(behaviour -> !behaviour.alone())
                .toList();
        var inApp = new HashMap<>(USUAL);
        inApp.putAll(environment);
        // asked anew, because both have left files by now
        Map<String, String> expected = oracle.plain().seen(calm, USUAL);
        compare(expected, app.seen(calm, inApp), Differences.of(app.runner().target()));
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
