package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked on a terminal, told elsewhere, remembered, and never asked again.
class QuestionsTest {

    private static final String[] BUILD = {"build", "quiz", "--for", "linux"};

    /// One for all: what the first run unpacks needn't be unpacked again.
    @TempDir
    static Path store;

    @TempDir
    Path outside;

    private Path here;

    @BeforeEach
    void makeProgram() throws IOException {
        here = Files.createDirectory(outside.toRealPath().resolve("school"));
        Files.createDirectory(here.resolve("quiz"));
        write("quiz/ask.py", "print('ask')\n");
        write("quiz/edit.py", "print('edit')\n");
    }

    @Test
    void whichScriptToStartIsAskedOnce() throws IOException {
        var first = CommandLineRun.answered(here, store, "7\nx\n2\n", BUILD).exited(PipApp.DONE);
        assertTrue(first.stderr().contains("It is not clear which script in \"quiz\" starts your program."));
        assertTrue(first.stderr().contains("  2  edit.py"), first::toString);
        assertTrue(first.stderr().contains("Remembered in pipapp.toml."), first::toString);
        assertEquals(3, first.stderr().split("Which\\?", -1).length - 1);
        assertTrue(Files.readString(here.resolve("quiz/pipapp.toml")).contains("script = \"edit.py\""));
        // nobody is there any more
        var second = CommandLineRun.in(here, store, BUILD).exited(PipApp.DONE);
        assertFalse(second.stderr().contains("Which?"), second::toString);
    }

    @Test
    void whoGivesNoAnswerGetsTheProblem() {
        for (String answers : List.of("", "\n")) {
            var run = CommandLineRun.answered(here, store, answers, BUILD).exited(PipApp.PROBLEM);
            assertTrue(run.stderr().contains("Problem: It is not clear"), run::toString);
        }
        assertFalse(Files.exists(here.resolve("quiz/pipapp.toml")));
        CommandLineRun.in(here, store, BUILD).exited(PipApp.PROBLEM);
        var json = CommandLineRun.answered(here, store, "1\n", "build", "quiz", "--json")
                .exited(PipApp.PROBLEM);
        assertEquals(List.of("program.several-scripts"), json.ids("stop"));
    }

    @Test
    void theFileSaysWhatTravels() throws IOException {
        write("quiz/pipapp.toml", "[program]\nscript = \"ask.py\"\nexclude = [\"edit.py\"] # not yet\n");
        var file = CommandLineRun.in(here, store, "build", "quiz", "--for", "linux", "--json")
                .exited(PipApp.DONE);
        assertEquals(List.of(), file.problems());
        assertEquals(List.of("ask.py"), program(file));
        var words = CommandLineRun.in(
                        here,
                        store,
                        "build",
                        "quiz",
                        "--for",
                        "linux",
                        "--json",
                        "--include",
                        "edit.py",
                        "--exclude",
                        "ask.txt")
                .exited(PipApp.DONE);
        assertEquals(List.of("ask.py", "edit.py"), program(words));
    }

    @Test
    void aFileThatCannotBeWrittenIsNoReasonToStop() throws IOException {
        Files.createDirectories(here.resolve("quiz/pipapp.toml/full"));
        var run = CommandLineRun.answered(here, store, "1\n", BUILD).exited(PipApp.DONE);
        assertTrue(run.stderr().contains("Your answers were not kept."), run::toString);
    }

    /// The files of the program in the app.
    private static List<String> program(CommandLineRun run) throws IOException {
        try (var files =
                new org.apache.commons.compress.archivers.tar.TarArchiveInputStream(new java.util.zip.GZIPInputStream(
                        Files.newInputStream(run.files().getFirst())))) {
            return java.util.stream.Stream.iterate(1, _ -> 1)
                    .map(_ -> next(files))
                    .takeWhile(name -> !name.isEmpty())
                    .filter(name -> name.contains("/program/") && !name.endsWith("/") && !name.endsWith(".pyc"))
                    .map(name -> name.substring(name.lastIndexOf('/') + 1))
                    .sorted()
                    .toList();
        }
    }

    private static String next(org.apache.commons.compress.archivers.tar.TarArchiveInputStream files) {
        try {
            var entry = files.getNextEntry();
            return entry == null ? "" : entry.getName();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(here.resolve(name), text);
    }
}
