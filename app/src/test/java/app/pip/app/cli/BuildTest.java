package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `pipapp build` makes, where it puts it, and what it tells while nothing stands in the way.
class BuildTest {

    /// One for all: what the first run unpacks needn't be unpacked again.
    @TempDir
    static Path store;

    @TempDir
    Path outside;

    private Path here;

    @BeforeEach
    void makeFolder() throws IOException {
        here = Files.createDirectory(outside.toRealPath().resolve("my game"));
    }

    @Test
    void withoutFurtherWordsItMakesFourFilesBesideTheProgram() throws IOException {
        write("guess.py", "print('hi')\n");
        var run = run("build", "guess.py").exited(PipApp.DONE).inPlainWords();
        List<String> lines = run.stdout().lines().toList();
        assertEquals("Made 4 files in " + here.resolve("Guess-apps"), lines.getFirst());
        assertEquals(
                List.of("windows-x64.zip", "macos-arm64.zip", "macos-x64.zip", "linux-x64.tar.gz"),
                lines.stream()
                        .skip(1)
                        .limit(4)
                        .map(line -> line.replaceFirst(
                                "^  Guess-1\\.0-(\\S+)  \\(\\d+\\.\\d MB, needs \\p{L}+ [0-9.]+ or newer\\)$", "$1"))
                        .toList(),
                run::toString);
        assertTrue(lines.get(5).matches("  with Python 3\\.\\d+\\.\\d+ of pip\\.app"), run::toString);
        assertEquals("  How to open Guess.html  (a page to give along)", lines.getLast());
        assertEquals(5, names(here.resolve("Guess-apps")).size());
        assertTrue(run.stderr().startsWith("Looking at the program ..."), run::toString);
    }

    @Test
    void aSystemThatNobodyNamedMayFailWithANote() throws IOException {
        write("guess.py", "import fcntl\n");
        var run = build("guess.py").exited(PipApp.DONE);
        assertEquals(List.of("macos-arm64", "macos-x64", "linux-x64"), run.targets());
        assertEquals(List.of(), run.ids("stop"));
        assertEquals(List.of("target.module-absent"), run.ids("note"));
    }

    @Test
    void aSystemThatWasNamedIsAProblemButTheOthersAreMade() throws IOException {
        write("guess.py", "import fcntl\n");
        var run = build("guess.py", "--for", "windows,linux").exited(PipApp.PROBLEM);
        assertEquals(List.of("linux-x64"), run.targets());
        assertEquals(List.of("target.module-absent"), run.ids("stop"));
        assertTrue(Files.isRegularFile(run.files().getFirst()));
        var told = run.told("target.module-absent");
        assertTrue(told.getFirst().contains("Windows") && told.getFirst().contains("fcntl"), told.getFirst());
        assertTrue(told.get(1).contains("guess.py") && told.get(1).contains("line 1"), told.get(1));
    }

    @Test
    void whereNothingCanBeMadeANoteIsAProblemButOnlyThatOne() throws IOException {
        write("guess.py", "import fcntl\ntry:\n    import pygame\nexcept ImportError:\n    pass\n");
        var run = build("guess.py", "--for", "windows").exited(PipApp.PROBLEM);
        assertEquals(List.of("target.module-absent"), run.ids("stop"));
        assertEquals(List.of("import.optional"), run.ids("note"));
        assertEquals(List.of("guess.py"), names(here));
        var none = build("guess.py", "--python", "2.7").exited(PipApp.PROBLEM);
        assertEquals(4, none.ids("stop").size(), none::toString);
        assertEquals(List.of("import.optional"), none.ids("note"));
    }

    @Test
    void aPackageThatTheProgramCanDoWithoutIsANote() throws IOException {
        write("guess.py", "try:\n    import pygame\nexcept ImportError:\n    pygame = None\n");
        var run = build("guess.py", "--for", "linux").exited(PipApp.DONE);
        assertEquals(List.of("import.optional"), run.ids("note"));
        assertEquals("", run.stderr());
    }

    @ParameterizedTest
    @CsvSource({"3", "3.14", "3.14.*", "'>=3.12,<4'"})
    void thePythonThatThereIsMayBeAskedFor(String python) throws IOException {
        write("guess.py", "print(1)");
        build("guess.py", "--for", "linux", "--python", python).exited(PipApp.DONE);
    }

    @Test
    void filesBesideTheScriptTravelAndDustDoesNot() throws IOException {
        for (String name : List.of(
                "game/main.py",
                "game/words.txt",
                "game/.env",
                "game/data/ł漢字.txt",
                "game/.git/config",
                "game/venv/pyvenv.cfg",
                "game/venv/lib/x.py",
                "game/__pycache__/main.cpython-312.pyc",
                "game/.DS_Store",
                "game/Thumbs.db",
                "game/Game-apps/Game-1.0-windows-x64.zip")) {
            write(name, "");
        }
        var run = build("game", "--for", "windows").exited(PipApp.DONE);
        assertEquals(
                List.of(
                        "Game/program/__pycache__/main.cpython-314.pyc",
                        "Game/program/data/ł漢字.txt",
                        "Game/program/main.py",
                        "Game/program/words.txt"),
                program(run));
        assertEquals(List.of("program.secret"), run.ids("note"));
    }

    @ParameterizedTest
    @CsvSource({"game/files", "game/deep/files", "game"})
    void theOutputNeverTravels(String out) throws IOException {
        write("game/main.py", "print(1)");
        var first = build("game", "--for", "windows", "--out", out).exited(PipApp.DONE);
        List<String> program = program(first);
        long size = Files.size(first.files().getFirst());
        var second = build("game", "--for", "windows,linux", "--out", out).exited(PipApp.DONE);
        assertEquals(program, program(second));
        assertEquals(size, Files.size(second.files().getFirst()));
    }

    @Test
    void anOlderAppIsReplacedAndWhatElseIsThereStays() throws IOException {
        write("guess.py", "print(1)");
        write("apps/Guess-1.0-windows-x64.zip", "old");
        write("apps/Guess-0.9-windows-x64.zip", "older");
        write("apps/notes.txt", "mine");
        build("guess.py", "--for", "windows", "--out", "apps").exited(PipApp.DONE);
        assertEquals(
                List.of(
                        "Guess-0.9-windows-x64.zip",
                        "Guess-1.0-windows-x64.zip",
                        "How to open Guess.html",
                        "notes.txt"),
                names(here.resolve("apps")));
        assertTrue(Files.size(here.resolve("apps/Guess-1.0-windows-x64.zip")) > 1_000_000);
        assertEquals("older", Files.readString(here.resolve("apps/Guess-0.9-windows-x64.zip")));
    }

    @Test
    void aRefusedProgramLeavesTheOlderApp() throws IOException {
        write("guess.py", "print(1");
        write("Guess-apps/Guess-1.0-windows-x64.zip", "old");
        build("guess.py", "--for", "windows").exited(PipApp.PROBLEM);
        assertEquals("old", Files.readString(here.resolve("Guess-apps/Guess-1.0-windows-x64.zip")));
    }

    @Test
    void nameAndVersionMayHoldWhatFilesMayNot() throws IOException {
        write("guess.py", "print(1)");
        var run = build("guess.py", "--for", "windows", "--name", "What? A: game", "--app-version", "2.1")
                .exited(PipApp.DONE);
        assertEquals(
                here.resolve("What- A- game-apps/What- A- game-2.1-windows-x64.zip"),
                run.files().getFirst());
        try (var zip = new ZipFile(run.files().getFirst().toFile())) {
            assertTrue(zip.stream().allMatch(entry -> entry.getName().startsWith("What- A- game/")));
            assertTrue(zip.getEntry("What- A- game/What- A- game.exe") != null);
        }
    }

    @Test
    void theProgramMayBeTheFolderInWhichWeAre() throws IOException {
        write("main.py", "print(1)");
        var run = build(".", "--for", "windows").exited(PipApp.DONE);
        assertEquals(
                outside.toRealPath().resolve("My game-apps/My game-1.0-windows-x64.zip"),
                run.files().getFirst());
    }

    private CommandLineRun build(String... words) {
        var all = new ArrayList<>(List.of("build", "--json"));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new)).inPlainWords();
    }

    private CommandLineRun run(String... words) {
        return CommandLineRun.in(here, store, words);
    }

    /// The names of what was packed from the program's folder, sorted.
    private static List<String> program(CommandLineRun run) throws IOException {
        try (var zip = new ZipFile(run.files().getFirst().toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.contains("/program/") && !name.endsWith("/"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
