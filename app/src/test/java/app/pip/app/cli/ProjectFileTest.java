package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `pipapp build` takes from the `pipapp.toml` beside a program.
class ProjectFileTest {

    private static final String FILE = """
            [app]
            name = "Number"
            version = "2.0"
            targets = ["linux"]
            """;

    /// One for all: what the first run unpacks needn't be unpacked again.
    @TempDir
    static Path store;

    @TempDir
    Path outside;

    private Path here;

    @BeforeEach
    void makeProgram() throws IOException {
        here = Files.createDirectory(outside.toRealPath().resolve("my game"));
        Files.writeString(here.resolve("guess.py"), "print('hi')\n");
    }

    @Test
    void theFileCountsWhereNothingIsSaid() throws IOException {
        write("guess.pipapp.toml", FILE);
        var run = build("guess.py").exited(PipApp.DONE);
        assertEquals(List.of(here.resolve("Number-apps").resolve("Number-2.0-linux-x64.tar.gz")), run.files());
        assertEquals(List.of(), run.problems());
    }

    @Test
    void wordsCountMoreThanTheFile() throws IOException {
        write("pipapp.toml", FILE + "python = \"3.13\"\n");
        var run = build("guess.py", "--name", "Other", "--python", "3", "--for", "linux-arm64")
                .exited(PipApp.DONE);
        assertEquals(List.of(here.resolve("Other-apps").resolve("Other-2.0-linux-arm64.tar.gz")), run.files());
        assertEquals(
                List.of("target.other-python"),
                build("guess.py").exited(PipApp.PROBLEM).ids("stop"));
    }

    @Test
    void aFileForAnotherScriptDoesNotCount() throws IOException {
        write("pipapp.toml", FILE + "[program]\nscript = \"other.py\"\n");
        var run = build("guess.py", "--for", "linux").exited(PipApp.DONE);
        assertEquals(
                "Guess-1.0-linux-x64.tar.gz",
                run.files().getFirst().getFileName().toString());
    }

    @Test
    void aPictureIsSeenFromTheFile() throws IOException {
        write("game/pipapp.toml", FILE + "icon = \"art/icon.png\"\n");
        write("game/main.py", "print(1)\n");
        var told = build("game").exited(PipApp.PROBLEM).told("icon.missing");
        assertTrue(told.getFirst()
                .contains(
                        here.resolve("game").resolve("art").resolve("icon.png").toString()));
    }

    @Test
    void mistakesAreNamedWithTheirLine() throws IOException {
        write("guess.pipapp.toml", FILE.replace("linux", "lynx") + "nmae = \"x\"\n");
        var run = build("guess.py").exited(PipApp.PROBLEM).inPlainWords();
        assertEquals(List.of("project-file.value"), run.ids("stop"));
        var told = run.told("project-file.value");
        assertTrue(told.getFirst().contains("guess.pipapp.toml, line 4"), told.getFirst());
        assertTrue(told.get(1).contains("lynx"), told.get(1));
        write("guess.pipapp.toml", FILE.replace("\"2.0\"", "2.0"));
        told = build("guess.py").exited(PipApp.PROBLEM).told("project-file.value");
        assertTrue(told.getFirst().contains("line 3"), told.getFirst());
        assertEquals(List.of("guess.pipapp.toml", "guess.py"), names());
    }

    @Test
    void aKeyThatIsNotKnownIsANote() throws IOException {
        write("guess.pipapp.toml", FILE + "nmae = \"x\"\n");
        var run = build("guess.py").exited(PipApp.DONE);
        assertEquals(List.of("project-file.misspelt"), run.ids("note"));
        assertTrue(run.told("project-file.misspelt").get(1).contains("app.name"));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(here)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private CommandLineRun build(String... words) {
        var all = new ArrayList<>(List.of("build", "--json"));
        all.addAll(List.of(words));
        return CommandLineRun.in(here, store, all.toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
