package app.pip.engine.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.problem.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Titles and authors out of names, scripts and `class.csv`.
class TitleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "star_catcher                                | Star catcher  | ''",
                "star-catcher.py                             | Star catcher  | ''",
                "Anna Müller - Star Catcher                  | Star Catcher  | Anna Müller",
                "Anna Müller - Star Catcher.zip              | Star Catcher  | Anna Müller",
                "Anna Müller_12345_assignsubmission_file_    | Anna Müller   | Anna Müller",
                "Anna Müller_12345_assignsubmission_file.zip | Anna Müller   | Anna Müller",
                "___                                         | App           | ''"
            })
    void outOfTheNameThatItWasHandedInUnder(String name, String title, String author) {
        assertEquals(new Title(title, author), Title.of(name, "print(1)\n", Optional.empty()));
    }

    @Test
    void aDocstringNamesTheProgramAndThenTheFolderNamesThePupil() {
        String source = "#!/usr/bin/env python3\n\n'''Star Catcher.\n\nCatch as many as you can.\n'''\n";
        assertEquals(new Title("Star Catcher", "Mueller anna"), Title.of("mueller_anna", source, Optional.empty()));
        assertEquals(new Title("Star Catcher", ""), Title.of("game.py", source, Optional.empty()));
        assertEquals(new Title("Star Catcher", ""), Title.of("star catcher", source, Optional.empty()));
    }

    @Test
    void theScriptNamesItsAuthor() {
        assertEquals(
                new Title("Quiz", "Ada L."), Title.of("quiz", "__author__ = 'Ada L.'\nprint()\n", Optional.empty()));
        assertEquals(
                new Title("Quiz", "Ada L."),
                Title.of("quiz.py", "\"\"\"Quiz\n\nAuthor: Ada L.\n\"\"\"", Optional.empty()));
        assertEquals(new Title("Quiz", ""), Title.of("quiz.py", "\"\"\"\n", Optional.empty()));
    }

    @Test
    void theTeacherHasTheLastWord() throws ProblemException {
        Roster roster =
                Roster.parse("\ufeffAuthor;Program;Title\r\n\"Ada; \"\"L.\"\"\";quiz;\r\n;game.py;The Game\r\n");
        assertEquals(new Title("Quiz", "Ada; \"L.\""), Title.of("quiz", "__author__ = 'X'", roster.of("quiz")));
        assertEquals(new Title("Quiz", "Ada; \"L.\""), Title.of("quiz.zip", "", roster.of("quiz.zip")));
        assertEquals(new Title("The Game", "X"), Title.of("game.py", "__author__ = 'X'", roster.of("game.py")));
        assertTrue(roster.of("other").isEmpty());
    }

    @Test
    void aTableWithoutTheColumnProgramIsNone() {
        assertThrows(ProblemException.class, () -> Roster.parse("a,b\n1,2\n"));
        assertThrows(ProblemException.class, () -> Roster.parse(""));
    }

    @Test
    void titlesAreOneShortLine() {
        assertEquals(new Title("a b", "c d"), new Title(" a\nb ", "c\td"));
        assertEquals(60, new Title("x".repeat(500), "").title().length());
        assertEquals(59, new Title("x".repeat(59) + "😀", "").title().length());
    }
}
