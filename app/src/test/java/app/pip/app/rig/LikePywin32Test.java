package app.pip.app.rig;

import app.pip.engine.testindex.TestIndex;
import app.pip.engine.testindex.TestWheel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A package that puts its modules in a folder which a `.pth` file names, its libraries in another one that code in
/// that
/// file makes known, and data below `sys.prefix`: as pywin32 and its friends do it.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
class LikePywin32Test {

    private static final String PROGRAM = """
            import pathlib, subprocess, sys
            import abi3probe
            print(abi3probe.greet())
            print((pathlib.Path(sys.prefix) / "share" / "likewin" / "words.txt").read_text())
            child = [sys.executable, "-c", "import abi3probe; print('child:', abi3probe.greet())"]
            print(subprocess.run(child, capture_output=True, text=True).stdout)
            """;

    private static final String BOOTSTRAP = """
            import os, pathlib
            os.add_dll_directory(str(pathlib.Path(__file__).parent / "likewin_system32"))
            """;

    @Test
    void modulesLibrariesAndDataAreFound(BuiltExamples examples) throws Exception {
        Path folder = examples.freshFolder("likewin");
        Files.writeString(folder.resolve("main.py"), PROGRAM);
        Files.writeString(folder.resolve("requirements.txt"), "likewin\n");
        try (var index = new TestIndex().add(wheel(examples))) {
            Report report = examples.build(
                    folder.resolve("main.py"),
                    "likewin",
                    "--for",
                    "windows-x64",
                    "--index-url",
                    index.simple().toString());
            Unpacked app = Unpacked.unpack(report.artifact("windows-x64"), examples.fresh("Fenster ł漢字"));
            WineRun.here()
                    .start(examples.freshFolder("somewhere else"), app.launcher(), java.util.List.of())
                    .run()
                    .exited(0)
                    .quietly()
                    .said("hello from a folder of libraries\ngreen\nchild: hello from a folder of libraries\n");
        }
    }

    private static TestWheel wheel(BuiltExamples examples) throws Exception {
        Path sources = Rig.repository().resolve("app/src/test/c");
        Path built = examples.freshFolder("built");
        Path library = built.resolve("helper.dll");
        PythonCheck.compile(sources.resolve("helper.c"), library, "x86_64-windows-gnu", "-shared", "-nostdlib");
        Path module = built.resolve("abi3probe.pyd");
        Path python = examples.unpacked("crashing-calculator", "windows-x64").root();
        PythonCheck.compile(
                sources.resolve("abi3probe.c"),
                module,
                "x86_64-windows-gnu",
                "-shared",
                "-nostdlib",
                "-DWITH_HELPER",
                library.toString(),
                python.resolve("python/python3.dll").toString());
        return new TestWheel.Making("likewin", "1.0")
                .tags("cp37-abi3-win_amd64")
                .file("likewin.pth", bytes("likewin32\nimport likewin_bootstrap\n"))
                .file("likewin_bootstrap.py", bytes(BOOTSTRAP))
                .file("likewin32/abi3probe.pyd", Files.readAllBytes(module))
                .file("likewin_system32/helper.dll", Files.readAllBytes(library))
                .file("likewin-1.0.data/data/share/likewin/words.txt", bytes("green"))
                .done();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
