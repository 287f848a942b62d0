package app.pip.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Severity;
import app.pip.engine.program.Left;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/// What is asked before a program is read, and what is told afterwards.
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class UnderstandingTest {

    private static final String HOME = "user.home";

    @TempDir
    static Path store;

    @TempDir
    Path outside;

    private Path home;
    private String realHome;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectories(outside.toRealPath().resolve("ada"));
        realHome = System.getProperty(HOME);
        System.setProperty(HOME, home.toString());
    }

    @AfterEach
    void giveBack() {
        System.setProperty(HOME, realHome);
    }

    @Test
    void aHomeFolderIsAskedAboutBeforeItIsRead() throws Exception {
        write("guess.py", "print(1)");
        write("music:1.mp3", "a name that would be a problem of its own if the folder were read");
        assertEquals(List.of(stop("program.unexpected-folder", home)), questions(home));
        assertEquals(List.of(stop("program.unexpected-folder", outside.toRealPath())), questions(outside));
    }

    @Test
    void aScriptInAHomeFolderTakesAlongOnlyWhatItNeeds() throws Exception {
        write("guess.py", "import words\nopen('list.txt')\n");
        write("words.py", "import deep.inner\n");
        write("deep/inner.py", "open('deep/data/x.txt')\n");
        write("deep/data/x.txt", "x");
        write("list.txt", "a");
        write("other.py", "print(1)");
        write("music:1.mp3", "a name that would be a problem of its own if it travelled");
        Understanding program = understand(home.resolve("guess.py"), false);
        assertEquals(
                List.of("deep/data/x.txt", "deep/inner.py", "guess.py", "list.txt", "words.py"),
                program.folder().tree().entries().keySet().stream()
                        .map(Object::toString)
                        .toList());
        assertEquals(
                List.of("music:1.mp3", "other.py"),
                program.folder().left().stream().map(Left::path).toList());
        assertEquals(List.of(), program.problems());
    }

    @Test
    void aDesktopIsAskedAboutAndAFolderOnItIsNot() throws Exception {
        write("Desktop/guess.py", "print(1)");
        write("Desktop/game/guess.py", "print(1)");
        Path desktop = home.resolve("Desktop");
        assertEquals(List.of(stop("program.unexpected-folder", desktop)), questions(desktop));
        assertEquals(
                "guess.py",
                understand(desktop.resolve("game"), false).folder().entry().toString());
    }

    @Test
    void whoeverIsSureIsNotAsked() throws Exception {
        write("Desktop/guess.py", "print(1)");
        Understanding program = understand(home.resolve("Desktop"), true);
        assertEquals("guess.py", program.folder().entry().toString());
        assertEquals(List.of(), program.problems());
    }

    @Test
    void everythingWorthKnowingIsTold() throws Exception {
        write("game/guess.py", "import pygame\nimport os\n");
        write("game/.env", "PASSWORD=1");
        Understanding program = understand(home.resolve("game"), false);
        assertEquals(
                List.of("program.secret", "import.missing"),
                program.problems().stream().map(Problem::id).toList());
        assertTrue(program.library().has("os"));
        assertEquals(1, program.facts().bytecode().size());
    }

    private List<Problem> questions(Path program) {
        return assertThrows(ProblemException.class, () -> understand(program, false))
                .problems();
    }

    private Understanding understand(Path program, boolean sure) throws Exception {
        var packager = Packager.standard(store, Path.of("target", "interpreters"));
        return Understanding.of(packager, program, List.of(), sure, Set.of(home.resolve("out")));
    }

    private static Problem stop(String id, Path folder) {
        Problem problem = Problem.stop(id, folder);
        assertEquals(Severity.STOP, problem.severity());
        return problem;
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
