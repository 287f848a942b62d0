package app.pip.engine.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

    /// Names come from users: whatever is special in the texts' own language is nothing special in a detail.
    @ParameterizedTest
    @ValueSource(strings = {"Ada's game.py", "{0}", "{1}", "'{0}'", "a{b", "ł漢字.py", "''", ""})
    void aDetailIsToldAsItIs(String name) {
        assertEquals(
                "There is no file or folder \"" + name + "\".",
                Problem.stop("program.missing", name).in(Locale.ENGLISH).what());
    }

    @Test
    void apostrophesInTheTextsAreSingle() {
        assertEquals(
                "\"a.txt\" can't be read.",
                Problem.stop("program.unreadable", "a.txt", "no")
                        .in(Locale.ENGLISH)
                        .what());
    }

    @Test
    void numbersAreToldTheSameEverywhere() {
        var large = Problem.note("program.large", "game", 1234567L);
        assertEquals("\"game\" is large: 1234567 MB.", large.in(Locale.ENGLISH).what());
        assertEquals("„game“ ist groß: 1234567 MB.", large.in(Locale.GERMANY).what());
    }

    @Test
    void onlyTheWeightChanges() {
        var note = Problem.note("program.large", "game", 300);
        assertEquals(Severity.NOTE, note.severity());
        assertEquals(Problem.stop("program.large", "game", 300), note.asStop());
        assertEquals(note, note.asStop().asNote());
        assertEquals(List.of("game", "300"), note.details());
    }

    @Test
    void anUnknownIdIsOurMistake() {
        var unknown = new Problem("no.such", Severity.STOP, List.of());
        assertThrows(MissingResourceException.class, () -> unknown.in(Locale.ENGLISH));
    }

    @Test
    void severalAreToldTogether() {
        var problems = List.of(Problem.stop("disk.full"), Problem.note("program.secret", ".env"));
        assertEquals(problems, new ProblemException(problems).problems());
    }
}
