package app.pip.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Severity;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Project;
import app.pip.engine.project.PythonSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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
        assertEquals(List.of(stop("program.unexpected-folder", home)), questions(home.resolve("guess.py")));
        assertEquals(List.of(stop("program.unexpected-folder", outside.toRealPath())), questions(outside));
    }

    @Test
    void aDesktopIsAskedAboutAndAFolderOnItIsNot() throws Exception {
        write("Desktop/guess.py", "print(1)");
        write("Desktop/game/guess.py", "print(1)");
        Path desktop = home.resolve("Desktop");
        assertEquals(List.of(stop("program.unexpected-folder", desktop)), questions(desktop.resolve("guess.py")));
        assertEquals(
                "guess.py",
                understand(desktop.resolve("game"), false).folder().entry().toString());
    }

    @Test
    void whoeverIsSureIsNotAsked() throws Exception {
        write("Desktop/guess.py", "print(1)");
        Understanding program = understand(home.resolve("Desktop/guess.py"), true);
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
        var project = new Project(
                new AppInfo("Game", "1.0"),
                program,
                Optional.empty(),
                Optional.empty(),
                PythonSpec.ANY,
                new TreeSet<>(),
                true,
                sure,
                true);
        return Understanding.of(packager, project, home.resolve("out"));
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
