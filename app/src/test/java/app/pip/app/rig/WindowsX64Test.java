package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The Windows artifacts under wine, without the C runtime that wine brings and a bare Windows hasn't.
@Tag("rig")
final class WindowsX64Test implements PlaysExamples {

    private static final PythonCheck IMPORTS = new PythonCheck("pe_imports.py");

    private final WineRun runner = WineRun.here();

    @Override
    public Runner runner() {
        return runner;
    }

    @Override
    public Pattern python() {
        return Pattern.compile("python\\.exe");
    }

    @Test
    void aWindowProgramRunsWithoutAConsole(BuiltExamples examples) throws Exception {
        Path program = Rig.repository().resolve("examples/prime-race");
        Report report = examples.build(program, "race in a window", "--for", "windows-x64", "--window");
        Unpacked app = Unpacked.unpack(report.artifact("windows-x64"), examples.fresh("Fenster ł漢字"));
        PlaysExamples.race(start(app, examples.freshFolder("somewhere else")), Pattern.compile("pythonw\\.exe"));

        assertEquals(2, subsystem(app.launcher()), "IMAGE_SUBSYSTEM_WINDOWS_GUI");
        Unpacked console = examples.unpacked("prime-race", "windows-x64");
        assertEquals(3, subsystem(console.launcher()), "IMAGE_SUBSYSTEM_WINDOWS_CUI");
    }

    @Test
    void aWindowGameReadsAndWritesThroughPipes(BuiltExamples examples) throws Exception {
        Path program = Rig.repository().resolve("examples/guess-the-number");
        Report report = examples.build(program, "guess in a window", "--for", "windows-x64", "--window");
        Unpacked app = Unpacked.unpack(report.artifact("windows-x64"), examples.fresh("Fenster ł漢字"));
        Path elsewhere = examples.freshFolder("somewhere else");
        start(app, elsewhere, "7").typing(GAME).run().exited(0).said("Wow, großartig! ★★★★");
        start(app, elsewhere, "7").typing(GAME).run().exited(0).said("The best so far: Zoë ł漢字 with 3 tries.");
    }

    /// The field `Subsystem` of the optional header
    /// ([PE format](https://learn.microsoft.com/windows/win32/debug/pe-format)).
    private static int subsystem(Path program) throws Exception {
        byte[] bytes = Files.readAllBytes(program);
        var content = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = content.getInt(0x3C);
        assertEquals(0x4550, content.getInt(header), "PE signature");
        return content.getShort(header + 24 + 68);
    }

    @Test
    void everyImportIsShippedOrPartOfWindows10(BuiltExamples examples) throws Exception {
        Unpacked app = examples.unpacked("guess-the-number", "windows-x64");
        Path system = Rig.repository().resolve("app/src/test/resources/windows-10-dlls.txt");
        JsonNode found = IMPORTS.run(app.top(), system);
        assertEquals(List.of(), PythonCheck.texts(found.required("problems")));
        List<String> files = PythonCheck.texts(found.required("files"));
        for (String file :
                List.of("python/python.exe", "python/pythonw.exe", "python/python314.dll", "python/python3.dll")) {
            assertTrue(files.contains(file), () -> file + " is not among " + files);
        }
        assertTrue(files.contains(app.launcher().getFileName().toString()), files::toString);
        assertTrue(found.required("imports").asInt() > 200, "too few imports were seen");
    }

    /// The check above must see what it is there for.
    @Test
    void aMissingRuntimeWouldBeSeen(BuiltExamples examples) throws Exception {
        Unpacked app = Unpacked.unpack(
                examples.report("guess-the-number").artifact("windows-x64"), examples.fresh("incomplete"));
        Path system = Rig.repository().resolve("app/src/test/resources/windows-10-dlls.txt");
        Files.delete(app.root().resolve("python/vcruntime140_1.dll"));
        Files.delete(app.root().resolve("python/vcruntime140.dll"));
        List<String> problems = IMPORTS.problems(app.top(), system);
        assertTrue(
                problems.stream().anyMatch(line -> line.startsWith("python/python314.dll: VCRUNTIME140")),
                problems::toString);
    }

    @Test
    void anExtensionOfTheLimitedApiIsImported(BuiltExamples examples) throws Exception {
        Unpacked app = Unpacked.unpack(
                examples.report("crashing-calculator").artifact("windows-x64"), examples.fresh("abi3 ł漢字"));
        Path source = Rig.repository().resolve("app/src/test/c/abi3probe.c");
        Path built = examples.freshFolder("abi3").resolve("abi3probe.pyd");
        PythonCheck.compile(
                source,
                built,
                "x86_64-windows-gnu",
                "-shared",
                "-nostdlib",
                app.root().resolve("python/python3.dll").toString());
        Files.copy(built, app.program().resolve("abi3probe.pyd"));
        Files.writeString(app.program().resolve("calculator.py"), """
                import abi3probe
                print(abi3probe.greet())
                try:
                    abi3probe.complain()
                except LookupError as complaint:
                    print(complaint)
                """);
        start(app, examples.freshFolder("somewhere else"))
                .run()
                .exited(0)
                .quietly()
                .said("hello from abi3\ncomplaint from abi3\n");
    }
}
