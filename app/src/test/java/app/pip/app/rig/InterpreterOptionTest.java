package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Interpreters that the user has as files and folders, also those of other systems: the apps made with them run.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
class InterpreterOptionTest {

    private static final String HELLO = """
            import sqlite3, ssl, sys
            print("made with", sys.version.split()[0])
            """;

    @Test
    void anArchiveWithAnyNameIsTaken(BuiltExamples examples) throws Exception {
        Path archive = Files.copy(archive("module", "x86_64-unknown-linux"), examples.fresh("mine.bin"));
        Path program = program(examples);
        Report report = build(examples, program, "linux-x64", archive);
        says(LinuxRun.here(), report, examples, "made with 3.14.6");
        String lock = lock(program);
        assertTrue(
                lock.contains("source = \"a local file\"\nfile = \"mine.bin\"\nsha256 = \"" + sha256(archive)), lock);

        // the lock names it, so that it is taken again without being named
        Report again = examples.build(program, "again", "--for", "linux-x64", "--pythons", "none");
        assertEquals(
                report.artifact("linux-x64").sha256(),
                again.artifact("linux-x64").sha256());
    }

    @Test
    void aFolderAndThePybiMadeOfItAreTaken(BuiltExamples examples) throws Exception {
        Path folder = unpacked(archive("module", "x86_64-unknown-linux"), examples);
        // what somebody installed into it is no part of Python
        Files.createDirectories(folder.resolve("lib/python3.14/site-packages"));
        Path stranger = Files.writeString(
                folder.resolve("lib/python3.14/site-packages/stranger.py"), "raise SystemExit('stranger')\n");
        Path program = program(examples);
        Unpacked app =
                says(LinuxRun.here(), build(examples, program, "linux-x64", folder), examples, "made with 3.14.6");
        assertFalse(Files.exists(
                app.root().resolve("python/lib/python3.14/site-packages").resolve(stranger.getFileName())));
        assertTrue(lock(program).contains("source = \"a local folder\"\nfile = \"python\"\n"), lock(program));
        Files.delete(stranger);

        Path shelf = examples.freshFolder("shelf");
        Product.run("pybi", "pack", folder.toString(), "--out", shelf.toString())
                .exited(0);
        Path pybi = Unpacked.list(shelf).getFirst();
        Path other = program(examples);
        says(LinuxRun.here(), build(examples, other, "linux-x64", pybi), examples, "made with 3.14.6");

        // the same file in a folder that Pythons are fetched from
        Path third = program(examples);
        Report fetched = examples.build(
                third, "shelf", "--for", "linux-x64", "--pythons", shelf.toString(), "--python", "3.14.6");
        says(LinuxRun.here(), fetched, examples, "made with 3.14.6");
        String lock = lock(third);
        assertTrue(
                lock.contains(
                        "source = \"a .pybi file\"\nfile = \"" + pybi.getFileName() + "\"\nsha256 = \"" + sha256(pybi)),
                lock);
    }

    @Test
    void anInstallationOfAForeignSystemIsTaken(BuiltExamples examples) throws Exception {
        Path folder = unpacked(archive("windows", "3.13.13"), examples);
        Report report = build(examples, program(examples), "windows-x64", folder);
        says(WineRun.here(), report, examples, "made with 3.13.13");
    }

    @ParameterizedTest
    @CsvSource({
        "pyvenv.cfg,interpreter.unfit",
        "readme.txt,interpreter.unfit",
        "nothing,interpreter.missing",
    })
    void whatIsNoPythonIsRefused(String file, String problem, BuiltExamples examples) throws Exception {
        Path folder = examples.freshFolder("odd");
        if (!file.equals("nothing")) {
            Files.writeString(folder.resolve(file), "home = /usr/bin\n");
        }
        Path given = file.equals("pyvenv.cfg") ? folder : folder.resolve(file);
        Product.run(
                        "build",
                        program(examples).toString(),
                        "--for",
                        "linux-x64",
                        "--json",
                        "--interpreter",
                        given.toString())
                .exited(1)
                .said(problem);
    }

    private static Path program(BuiltExamples examples) throws IOException {
        return Files.writeString(examples.freshFolder("program").resolve("hello.py"), HELLO);
    }

    private static Report build(BuiltExamples examples, Path program, String target, Path interpreter) {
        return examples.build(
                program, "given", "--for", target, "--pythons", "none", "--interpreter", interpreter.toString());
    }

    private static String lock(Path program) throws IOException {
        return Files.readString(program.resolveSibling("pylock.hello.toml"));
    }

    private static Unpacked says(Runner runner, Report report, BuiltExamples examples, String words)
            throws IOException, InterruptedException {
        Unpacked app = Unpacked.unpack(report.artifact(runner.target()), examples.fresh("Größe ł漢字"));
        runner.start(examples.freshFolder("somewhere else"), app.launcher(), List.of())
                .run()
                .exited(0)
                .said(words);
        return app;
    }

    /// One of the archives that the rig made.
    private static Path archive(String which, String part) throws IOException {
        try (Stream<Path> files = Files.walk(Rig.place("PIPAPP_RIG_STANDALONE").resolve(which))) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path unpacked(Path archive, BuiltExamples examples) throws IOException, InterruptedException {
        Path folder = examples.freshFolder("installed");
        Start.of(folder, Rig.tool("tar").toString(), "-xzf", archive.toString())
                .with(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"))
                .run()
                .exited(0);
        return folder.resolve("python");
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(new java.security.DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
