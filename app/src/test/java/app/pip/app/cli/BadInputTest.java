package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is wrong with the input has a problem of its own, exit code 1, words for people, and leaves nothing behind.
class BadInputTest {

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
    void aFileThatIsNotThere() {
        var run = refused("program.missing", "gues.py");
        assertTrue(run.told("program.missing").getFirst().contains("gues.py"));
    }

    @Test
    void aPathThroughAFile() throws IOException {
        write("guess.py", "print(1)");
        refused("program.missing", "guess.py/words.txt");
    }

    @Test
    void aPictureThatWasRenamed() throws IOException {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        Files.write(here.resolve("guess.py"), png);
        refused("script.not-python", "guess.py");
    }

    @Test
    void aFileThatIsNoScript() throws IOException {
        write("guess.txt", "print(1)");
        refused("program.not-a-script", "guess.txt");
    }

    @Test
    void aMistakeInTheScript() throws IOException {
        write("guess.py", "print('hi')\nif True\n    print(1)\n");
        var what = refused("script.syntax", "guess.py").told("script.syntax").getFirst();
        assertTrue(what.contains("guess.py, line 2, column 8"), what);
        assertTrue(what.contains("if True"), what);
    }

    @Test
    void aMistakeInAModuleThatIsUsed() throws IOException {
        write("guess.py", "import words\n");
        write("words.py", "def f(:\n");
        var what = refused("script.syntax", "guess.py").told("script.syntax").getFirst();
        assertTrue(what.contains("words.py, line 1"), what);
        assertTrue(what.contains("def f(:"), what);
    }

    @Test
    void aScriptForPython2() throws IOException {
        write("guess.py", "import os\nprint \"hello\"\n");
        var what =
                refused("script.python-2", "guess.py").told("script.python-2").getFirst();
        assertTrue(what.contains("Python 2") && what.contains("print \"hello\""), what);
    }

    @Test
    void aScriptInAnUnknownEncoding() throws IOException {
        Files.write(here.resolve("guess.py"), new byte[] {'x', '=', '\'', (byte) 0xe4, '\'', '\n'});
        refused("script.encoding", "guess.py");
    }

    @Test
    void anEmptyFolder() throws IOException {
        Files.createDirectory(here.resolve("game"));
        refused("program.empty", "game");
    }

    @Test
    void aFolderWithoutAScript() throws IOException {
        write("game/readme.txt", "hi");
        refused("program.no-script", "game");
    }

    @ParameterizedTest
    @CsvSource({"game", "game/work.ipynb"})
    void aNotebook(String program) throws IOException {
        write("game/work.ipynb", "{}");
        var told = refused("program.notebook", program).told("program.notebook");
        assertTrue(told.getFirst().contains("work.ipynb"), told.getFirst());
    }

    @Test
    void aFolderWithSeveralScripts() throws IOException {
        write("game/a.py", "print(1)");
        write("game/b.py", "print(1)");
        var why = refused("program.several-scripts", "game").told("program.several-scripts");
        assertTrue(why.get(1).contains("a.py, b.py"), why.get(1));
    }

    @Test
    void namesThatWindowsRefusesAreToldAllAtOnce() throws IOException {
        Assumptions.assumeFalse(onWindows(), "such names can't be made here");
        write("game/main.py", "print(1)");
        write("game/a:b", "");
        write("game/CON.txt", "");
        write("game/dot.", "");
        write("game/data/what?", "");
        var run = build("game");
        assertEquals(
                List.of(
                        "program.name-reserved",
                        "program.name-character",
                        "program.name-ending",
                        "program.name-character"),
                run.exited(PipApp.PROBLEM).ids("stop"),
                run::toString);
        assertNothingMade(run);
    }

    @Test
    void namesThatDifferOnlyInCapitals() throws IOException {
        write("game/main.py", "print(1)");
        write("game/Read.txt", "");
        write("game/read.txt", "");
        Assumptions.assumeTrue(
                Files.exists(here.resolve("game/main.py"))
                        && !Files.isSameFile(here.resolve("game/Read.txt"), here.resolve("game/read.txt")),
                "this disk knows no difference");
        refused("program.names-clash", "game");
    }

    @Test
    void aLinkThatLeavesTheFolder() throws IOException {
        write("game/main.py", "print(1)");
        write("secret.txt", "");
        Files.createSymbolicLink(here.resolve("game/link"), here.resolve("secret.txt"));
        refused("program.link-outside", "game");
    }

    @Test
    void aLinkThatLeadsNowhere() throws IOException {
        write("game/main.py", "print(1)");
        Files.createSymbolicLink(here.resolve("game/link"), Path.of("gone.txt"));
        refused("program.link-broken", "game");
    }

    @Test
    void aScriptNamedAsAModuleOfPython() throws IOException {
        write("random.py", "import random\n");
        var told = refused("program.hides-standard-module", "random.py").told("program.hides-standard-module");
        assertTrue(told.getLast().contains("my_random.py"), told.getLast());
    }

    @Test
    void aPackageThatHasToBeInstalled() throws IOException {
        write("guess.py", "import os\nimport gamething\n");
        var told = refused("import.question-unchecked", "guess.py", "--offline").told("import.question-unchecked");
        assertTrue(told.getFirst().contains("gamething"), told.getFirst());
        assertTrue(told.get(1).contains("guess.py imports it in line 2"), told.get(1));
    }

    @Test
    void anIconThatIsNotThere() throws IOException {
        write("guess.py", "print(1)");
        refused("icon.missing", "guess.py", "--icon", "icon.png");
        refused("splash.missing", "guess.py", "--splash", "icon.png");
    }

    @Test
    void anIconThatIsNoPicture() throws IOException {
        write("guess.py", "print(1)");
        write("icon.png", "no picture");
        refused("icon.no-picture", "guess.py", "--icon", "icon.png");
        refused("splash.no-picture", "guess.py", "--splash", "icon.png");
    }

    @Test
    void anOutputFolderThatIsAFile() throws IOException {
        write("guess.py", "print(1)");
        write("apps", "mine");
        var run = build("guess.py", "--out", "apps", "--for", "linux").exited(PipApp.PROBLEM);
        assertEquals(List.of("disk.not-a-folder"), run.ids("stop"), run::toString);
        assertEquals("mine", Files.readString(here.resolve("apps")));
    }

    @Test
    void aFolderOnTheWayToTheOutputThatIsAFile() throws IOException {
        write("guess.py", "print(1)");
        write("apps", "mine");
        var run = build("guess.py", "--out", "apps/deep", "--for", "linux").exited(PipApp.PROBLEM);
        assertEquals(List.of("disk.not-a-folder"), run.ids("stop"), run::toString);
    }

    @Test
    void aSystemWithoutAPythonAskedForByName() throws IOException {
        write("guess.py", "print(1)");
        var told = refused("target.no-python", "guess.py", "--for", "windows-arm64")
                .told("target.no-python");
        assertTrue(told.getFirst().contains("Windows"), told.getFirst());
    }

    @Test
    void aPythonThatThereIsNot() throws IOException {
        write("guess.py", "print(1)");
        refused("target.other-python", "guess.py", "--python", "3.13", "--for", "linux");
    }

    @Test
    void aLargeFolderIsAskedAbout() throws IOException {
        write("guess.py", "open('film.mp4', 'rb')\nopen('data/more.bin', 'rb')\n");
        for (String name : List.of("film.mp4", "data/more.bin")) {
            Files.createDirectories(here.resolve(name).getParent());
            try (var sparse = new RandomAccessFile(here.resolve(name).toFile(), "rw")) {
                sparse.setLength(150_000_000);
            }
        }
        var told = refused("program.large", "guess.py").told("program.large");
        assertTrue(told.getFirst().contains("300 MB"), told.getFirst());
        assertTrue(told.getLast().contains("--yes"), told.getLast());
    }

    /// Builds with `--json` and in words; both say the same one problem, and nothing is made.
    private CommandLineRun refused(String id, String... words) {
        var run = build(words).exited(PipApp.PROBLEM).inPlainWords();
        assertEquals(List.of(id), run.ids("stop"), run::toString);
        assertEquals("", run.stderr());
        assertNothingMade(run);
        var all = new ArrayList<>(List.of("build"));
        all.addAll(List.of(words));
        var told = CommandLineRun.in(here, store, all.toArray(String[]::new))
                .exited(PipApp.PROBLEM)
                .inPlainWords();
        assertEquals("", told.stdout());
        assertTrue(
                oneLine(told.stderr())
                        .contains(oneLine("Problem: " + run.told(id).getFirst())),
                told::toString);
        assertNothingMade(told);
        return run;
    }

    private CommandLineRun build(String... words) {
        var all = new ArrayList<>(List.of("build", "--json"));
        all.addAll(List.of(words));
        return CommandLineRun.in(here, store, all.toArray(String[]::new));
    }

    private void assertNothingMade(CommandLineRun run) {
        try (var files = Files.walk(here)) {
            var made = new TreeSet<String>();
            files.map(Path::toString)
                    .filter(name -> name.contains("-apps") || name.contains("-1.0-"))
                    .forEach(made::add);
            assertTrue(made.isEmpty(), () -> made + " after " + run);
        } catch (IOException | java.io.UncheckedIOException e) {
            // a folder that was forbidden holds nothing new, or it wouldn't have been forbidden
            assertFalse(Files.exists(here.resolve("game-apps")));
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static boolean onWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private void write(String name, String text) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
