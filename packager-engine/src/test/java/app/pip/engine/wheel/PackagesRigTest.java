package app.pip.engine.wheel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pip.engine.bundle.AppIcon;
import app.pip.engine.bundle.Bundle;
import app.pip.engine.bundle.Bundler;
import app.pip.engine.bundle.Parts;
import app.pip.engine.hostpython.HostPythonForTests;
import app.pip.engine.interpreter.Host;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.ShippedInterpreters;
import app.pip.engine.pack.FrameStore;
import app.pip.engine.pack.Layer;
import app.pip.engine.pack.LayerStore;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.packing.Artifacts;
import app.pip.engine.packing.Unpacking;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Mode;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An app with packages is made, unpacked elsewhere and run.
@Tag("rig")
class PackagesRigTest {

    private static final Path INTERPRETERS = Path.of("target", "interpreters");

    private static final String PROGRAM = """
            import importlib.metadata
            import pathlib
            import subprocess
            import sys
            import space.one, space.two
            import hooked
            import everything

            print("namespace", space.one.here, space.two.here)
            print("pth ran", hooked.seen, "and put on the path", __import__("beside").here)
            print("version", importlib.metadata.version("everything"))
            points = importlib.metadata.entry_points(group="console_scripts")
            print("entry points", sorted(point.name for point in points))
            print("entry point says", points["demo"].load()())
            files = importlib.metadata.files("everything")
            print("all files there", all(file.locate().exists() for file in files))
            print("data", (pathlib.Path(sys.prefix) / "share/everything/config.json").resolve().read_text().strip())
            code = "import everything, space.two; print('child sees', everything.main(), space.two.here)"
            print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip())
            module = subprocess.run([sys.executable, "-m", "everything"], capture_output=True, text=True)
            print(module.stdout.strip())
            script = pathlib.Path(sys.executable).parent / "say"
            print(subprocess.run([script], capture_output=True, text=True).stdout.strip())
            cached = pathlib.Path(everything.__cached__)
            print("bytecode", cached.exists(), cached.read_bytes()[4])
            """;

    @TempDir
    private Path folder;

    @Test
    void aProgramSeesItsPackages() throws Exception {
        assumeTrue(Host.target() == Target.LINUX_X64, "runs on Linux x64 only");
        Bundle bundle = bundle();
        Path elsewhere = Files.createDirectories(folder.resolve("else where ł漢字"));
        Path unpacked = Unpacking.unpack(
                Artifacts.write(
                        bundle,
                        Kind.LINUX_TAR,
                        folder,
                        new FrameStore(new Store(folder.resolve("frames"))),
                        Progress.unwatched()),
                elsewhere);
        assertEquals("""
                namespace 1 2
                pth ran True and put on the path beside
                version 2.0
                entry points ['demo']
                entry point says it works
                all files there True
                data {"colour": "green"}
                child sees it works 2
                as a module
                said by a script
                bytecode True 1
                """, run(Unpacking.launcher(unpacked, Kind.LINUX_TAR)));
        try (Stream<Path> licences = Files.list(unpacked.resolve("support/licenses/everything"))) {
            assertEquals(1, licences.count());
        }
        assertTrue(Files.readString(unpacked.resolve("support/sbom.cdx.json")).contains("pkg:pypi/space-one@1.0"));
    }

    private Bundle bundle() throws Exception {
        Interpreter interpreter = new ShippedInterpreters(INTERPRETERS)
                .available(Target.LINUX_X64)
                .getFirst();
        var layers = new LayerStore(List.of(new Store(INTERPRETERS)), new Store(folder.resolve("store")));
        PackedLayer python = layers.find(interpreter.layer()).orElseThrow();
        var compiler =
                new Compiler(HostPythonForTests.compiler(), interpreter.sha256().hex(), interpreter.cacheTag());
        Packages packages = new PackageLayers(new Store(folder.resolve("store")), folder.resolve("scratch"))
                .layer(wheels(), interpreter, python, compiler);
        PackedLayer program = layers.packed(Layer.of(Tree.of(List.of(Entry.file("main.py", Content.of(PROGRAM))))));
        var app = new AppInfo("Packed Thing", "1.0");
        var parts = new Parts(
                app,
                Mode.CONSOLE,
                TreePath.of("main.py"),
                List.of(),
                program,
                interpreter,
                python,
                packages,
                new TreeSet<>(),
                AppIcon.initial(app),
                Optional.empty());
        return Bundler.bundle(parts, Kind.LINUX_TAR);
    }

    private String run(Path launcher) throws Exception {
        var builder = new ProcessBuilder(launcher.toString()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("PATH", "/usr/bin:/bin");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        return said;
    }

    private List<FetchedWheel> wheels() {
        return List.of(
                WheelSample.of("everything", "2.0")
                        .metadata("License: MIT")
                        .with("everything/__init__.py", "def main():\n    return 'it works'\n")
                        .with("everything/__main__.py", "print('as a module')\n")
                        .with("everything-2.0.data/data/share/everything/config.json", "{\"colour\": \"green\"}\n")
                        .with("everything-2.0.data/scripts/say", "#!python\nprint('said by a script')\n")
                        .with(
                                "everything-2.0.dist-info/entry_points.txt",
                                "[console_scripts]\ndemo = everything:main\n")
                        .write(folder),
                // as pywin32 does it: a line that is run, and one that is a folder
                WheelSample.of("hooks", "1.0")
                        .with("hooks.pth", "hookfolder\nimport hooked; hooked.seen = True\n")
                        .with("hooked.py", "seen = False\n")
                        .with("hookfolder/beside.py", "here = 'beside'\n")
                        .write(folder),
                WheelSample.of("space.one", "1.0")
                        .with("space/one/__init__.py", "here = 1\n")
                        .write(folder),
                WheelSample.of("space.two", "1.0")
                        .with("space/two/__init__.py", "here = 2\n")
                        .write(folder));
    }
}
