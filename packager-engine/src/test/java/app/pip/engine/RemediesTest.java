package app.pip.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.inspection.FoundImport;
import app.pip.engine.inspection.Inspection;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.Pictures;
import app.pip.engine.project.Project;
import app.pip.engine.project.PythonWishes;
import app.pip.engine.project.SigningWishes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each way out that one press takes mends what it says, in the app only: the user's own files stay as they are.
class RemediesTest {

    @TempDir
    static Path store;

    @TempDir
    Path folder;

    private Packager packager;

    @BeforeEach
    void begin() {
        packager = Packager.standard(store, Path.of("target", "interpreters"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "app.clear | import os~os.system('cls')~os.system('cls')~",
                "app.clear | import os~for i in range(3): os.system( \"clear\" ); print(i)~",
                "app.turtle-closes | import turtle~turtle.forward(10)~",
                "file.backslash | print(open(\"data\\\\names.txt\", encoding='utf-8').read())~",
                "file.backslash | print(open(r'data\\names.txt', encoding='utf-8').read())~",
                "file.case | print(open('DATA/names.txt', encoding='utf-8').read())~",
                "file.encoding | print(open('data/names.txt').read())~",
                "file.absolute | print(open(r'C:\\Users\\Lena\\Desktop\\data\\names.txt', encoding='utf-8').read())~",
                "file.absolute | import os~os.chdir('C:\\\\Users\\\\Lena\\\\game')~",
                "file.absolute | import os~os.chdir('/home/lena/game/data')~",
                "file.outside | print(open('../../data/names.txt', encoding='utf-8').read())~",
                "file.missing | print(open('names.txt', encoding='utf-8').read())~open('data/names.txt', encoding='utf-8')~",
                "import.relative-in-script | from .helper import play~play()~",
                "import.relative-in-script | from . import helper~helper.play()~",
                "app.input-and-window | import tkinter~tkinter.Tk()~input('?')~",
                "import.optional | try:~    import chess~except ImportError:~    chess = None~",
                "import.removed | import telnetlib~",
                "import.removed | import imp~",
                "import.device | import microbit~",
                "import.question-unchecked | import whatever_it_is~",
                "program.secret | print(open('.env', encoding='utf-8').read())~",
            })
    void onePressMendsIt(String id, String script) throws Exception {
        Path program = program("main.py", script.replace('~', '\n'));
        var before = inspect(program, List.of());
        Problem problem = one(before.problems(), id);
        assertFalse(problem.remedies().isEmpty(), problem::toString);
        var after = inspect(program, problem.remedies().subList(0, 1));
        assertFalse(after.problems().stream().anyMatch(one -> one.id().equals(id)), after.problems()::toString);
        assertEquals(script.replace('~', '\n'), Files.readString(program));
    }

    @Test
    void aScriptThatIsCalledLikeItsPackageTravelsUnderAnotherName() throws Exception {
        Path program = program("pygame.py", "import pygame\npygame.init()\n");
        Problem problem = one(inspect(program, List.of()).problems(), "import.itself");
        assertEquals(List.of(new Remedy.Rename("pygame.py", "my_pygame.py")), problem.remedies());
        var after = inspect(program, problem.remedies());
        assertEquals("my_pygame.py", after.entry());
        assertEquals(
                List.of(FoundImport.Kind.PACKAGE),
                after.imports().stream().map(FoundImport::kind).toList());
        assertTrue(Files.exists(program));
        assertFalse(Files.exists(program.resolveSibling("my_pygame.py")));
    }

    @Test
    void aScriptThatIsCalledLikeAStandardModuleTravelsUnderAnotherName() throws Exception {
        Path program = program("turtle.py", "import turtle\nturtle.forward(100)\nturtle.done()\n");
        var told = assertThrows(ProblemException.class, () -> inspect(program, List.of()));
        Problem problem = one(told.problems(), "program.hides-standard-module");
        var after = inspect(program, problem.remedies());
        assertEquals("my_turtle.py", after.entry());
        assertEquals(
                List.of(FoundImport.Kind.STANDARD),
                after.imports().stream().map(FoundImport::kind).toList());
    }

    @Test
    void ofSeveralScriptsOneIsChosen() throws Exception {
        program("one.py", "print(1)\n");
        program("two.py", "print(2)\n");
        var told = assertThrows(ProblemException.class, () -> inspect(folder, List.of()));
        Problem problem = one(told.problems(), "program.several-scripts");
        assertEquals("two.py", inspect(folder, problem.remedies().subList(1, 2)).entry());
    }

    @Test
    void aScriptInAnOldEncodingTravelsInUtf8() throws Exception {
        Path program = program("main.py", "");
        Files.writeString(program, "print('Gr\u00fc\u00dfe')\n", Charset.forName("windows-1252"));
        Problem problem = one(inspect(program, List.of()).problems(), "script.encoding");
        assertEquals(List.of(new Remedy.Utf8Copy("main.py", "windows-1252")), problem.remedies());
        assertEquals(List.of(), inspect(program, problem.remedies()).problems());
        Files.writeString(program, "# -*- coding: ascii -*-\nprint('\u00fc')\n", Charset.forName("windows-1252"));
        assertEquals(
                List.of(),
                one(inspect(program, List.of()).problems(), "script.encoding").remedies());
    }

    /// Somebody else's program must not carry away what lies on this computer.
    @Test
    void aFileElsewhereOnThisComputerIsNeverOffered() throws Exception {
        Path secret = Files.writeString(store.resolve("diary.txt"), "private");
        Path program = program("main.py", "print(open(r'/home" + secret + "').read())\n");
        assertEquals(
                List.of(),
                one(inspect(program, List.of()).problems(), "file.absolute").remedies());
    }

    private Path program(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(
                folder.resolve("data/names.txt"),
                "Zo\u00eb\n",
                name.equals("main.py") && text.contains("names.txt').read")
                        ? Charset.forName("windows-1252")
                        : StandardCharsets.UTF_8);
        if (text.contains(".env")) {
            Files.writeString(folder.resolve(".env"), "KEY=1\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private Inspection inspect(Path program, List<Remedy> remedies) throws Exception {
        return packager.inspect(new Project(
                new AppInfo("App", "1.0", ""),
                program,
                Pictures.NONE,
                Optional.empty(),
                PythonWishes.ANY,
                new TreeSet<>(),
                true,
                true,
                true,
                remedies,
                PackageWishes.NONE,
                SigningWishes.NONE));
    }

    private static Problem one(List<Problem> problems, String id) {
        var found = new ArrayList<>(problems);
        found.removeIf(problem -> !problem.id().equals(id));
        assertEquals(1, found.size(), problems::toString);
        return found.getFirst();
    }
}
