package app.pip.engine.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which of several files is taken.
class DeclarationsTest {

    private static final String FOREIGN = "lock-version = \"1.0\"\ncreated-by = \"other\"\npackages = []\n";

    private static Program everything() {
        return Program.with("pylock.main.toml", FOREIGN)
                .and("main.py", "# /// script\n# dependencies = [\"a\"]\n# ///\n")
                .and("pylock.toml", FOREIGN)
                .and("pylock.other.toml", FOREIGN)
                .and("uv.lock", "")
                .and("Pipfile.lock", "{}")
                .and("requirements.txt", "")
                .and("Pipfile", "")
                .and("pyproject.toml", "[project]\nname = \"x\"\n")
                .and("setup.cfg", "[options]\ninstall_requires =\n  six\n")
                .and("environment.yml", "name: x");
    }

    @Test
    void theMostExactIsTakenAndTheOthersAreNamed() {
        var declared = everything().declared();
        assertEquals(Optional.of("pylock.main.toml"), declared.taken().map(Origin::toString));
        assertEquals(
                "[main.py, pylock.toml, uv.lock, Pipfile.lock, requirements.txt, Pipfile, pyproject.toml, setup.cfg,"
                        + " environment.yml]",
                declared.passedOver().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pyproject.toml   | PYPROJECT
            main.py          | SCRIPT_BLOCK
            pylock.other.toml| PYLOCK
            environment.yml  | ENVIRONMENT
            requirements.txt | REQUIREMENTS
            """)
    void theUserMayNameTheFile(String file, Origin.Kind kind) {
        var declared = everything()
                .wishing(new Wishes(Optional.of(file), List.of(), List.of()))
                .declared();
        assertEquals(Optional.of(new Origin(kind, file)), declared.taken());
        assertEquals(List.of(), declared.problems());
    }

    @ParameterizedTest
    @CsvSource({"gone.txt", "../x.txt", "/etc/passwd", "''"})
    void aFileThatIsNotThere(String file) {
        assertEquals(
                List.of("declared.file-missing"),
                everything()
                        .wishing(new Wishes(Optional.of(file), List.of(), List.of()))
                        .problems());
    }

    @Test
    void nothingIsDeclared() {
        var declared = Program.with("data.txt", "").declared();
        assertEquals(Optional.empty(), declared.taken());
        assertEquals(List.of(), declared.problems());
    }

    @Test
    void whatMayDeclareItToo() {
        var program = Program.with("setup.py", "setup()")
                .and("requirements/dev.txt", "x")
                .and("requirements-win.txt", "");
        assertEquals(List.of("(declared.setup-py)", "(declared.similar)"), program.problems());
        assertEquals(
                List.of("requirements-win.txt, requirements/dev.txt", "requirements-win.txt"),
                program.declared().problems().getLast().details());
    }

    @Test
    void aBrokenProjectFileDoesNoHarmWhereAnotherIsTaken() {
        var program = Program.with("pyproject.toml", "[project").and("requirements.txt", "rich");
        assertEquals(List.of("requirements.txt:1 rich"), program.requirements());
        assertEquals(List.of("(declared.syntax)"), program.problems());
    }

    @Test
    void theProjectsPythonAndNameCountWhicheverFileIsTaken() {
        var declared = Program.with("pyproject.toml", "[project]\nname = \"x\"\nrequires-python = \">=3.13\"\n")
                .and("requirements.txt", "rich")
                .declared();
        assertEquals(">=3.13", declared.python().toString());
        assertEquals(Optional.of("x"), declared.app().name());
    }
}
