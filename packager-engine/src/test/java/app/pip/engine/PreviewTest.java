package app.pip.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Mode;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.Pictures;
import app.pip.engine.project.Project;
import app.pip.engine.project.PythonWishes;
import app.pip.engine.project.SigningWishes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be told of a build before it.
class PreviewTest {

    @TempDir
    static Path store;

    @TempDir
    Path folder;

    @Test
    void filesPartsAndObstaclesAreKnown() throws Exception {
        Path program = Files.createDirectories(folder.toRealPath().resolve("game"));
        Files.writeString(program.resolve("main.py"), "import termios, os.path\nopen('level.txt')\n");
        Files.writeString(program.resolve("level.txt"), "####");
        var preview = preview(program);
        assertEquals("main.py", preview.entry());
        assertEquals(
                List.of("level.txt 4", "main.py 42"),
                preview.files().stream()
                        .map(file -> file.path() + " " + file.size())
                        .toList());
        assertEquals(program.resolve("level.txt"), preview.files().getFirst().file());
        assertEquals(Set.of("termios", "os"), preview.standard());
        assertEquals(Mode.CONSOLE, preview.mode());
        assertEquals(List.of(), preview.problems());
        assertEquals(
                List.of("target.module-absent"),
                preview.goals().get(Goal.usual(Target.WINDOWS_X64)).stream()
                        .map(Problem::id)
                        .toList());
        assertEquals(2, preview.goals().size());
    }

    @Test
    void whatCantBeReadIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "");
        assertEquals(
                "program.not-a-script",
                assertThrows(ProblemException.class, () -> preview(text))
                        .problems()
                        .getFirst()
                        .id());
    }

    private static Preview preview(Path program) throws Exception {
        var goals = new TreeSet<>(Set.of(Goal.usual(Target.WINDOWS_X64), Goal.usual(Target.LINUX_X64)));
        var project = new Project(
                new AppInfo("App", "1.0"),
                program,
                Pictures.NONE,
                Optional.empty(),
                PythonWishes.ANY,
                goals,
                false,
                false,
                false,
                List.of(),
                PackageWishes.NONE,
                SigningWishes.NONE);
        return Packager.standard(store, Path.of("target", "interpreters"))
                .preview(project, program.resolveSibling("out"));
    }
}
