package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/// Plays every example through on one system, as a friend who unpacked the artifact and starts it from somewhere else.
/// What has to come out is the same on every system; a test class per system says how programs are started there.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
interface PlaysExamples {

    /// Wrong guesses and a right one for `guess.py 7`, whose number is 42.
    String GAME = "Zoë ł漢字\n50\n25\nx\n42\n";

    /// Variables with which somebody's own Python would be led astray.
    Map<String, String> HOSTILE = Map.of(
            "PYTHONHOME", "/nowhere",
            "PYTHONPATH", "/nowhere/either",
            "PYTHONSTARTUP", "/nowhere/start.py",
            "PYTHONINSPECT", "1",
            "PYTHONUTF8", "0",
            "PYTHONIOENCODING", "ascii",
            "PYTHONSAFEPATH", "1",
            "PYTHONVERBOSE", "1");

    Runner runner();

    /// The name of `sys.executable` as the app's own process and its children have to say it.
    Pattern python();

    /// Starts the app from the folder `elsewhere`.
    default Start start(Unpacked app, Path elsewhere, String... words) {
        return runner().start(elsewhere, app.launcher(), List.of(words));
    }

    @Test
    default void theGameFindsItsFilesAndKeepsItsScore(BuiltExamples examples) throws Exception {
        Unpacked app = examples.unpacked("guess-the-number", runner().target());
        Path elsewhere = examples.freshFolder("somewhere else");
        Map<String, String> before = app.listing();

        start(app, elsewhere, "7")
                .typing(GAME)
                .run()
                .exited(0)
                .quietly()
                .said("║  GUESS THE NUMBER !  ║")
                .said("Nobody has played yet.")
                .said("Hello, Zoë ł漢字! I am thinking")
                .said("Too high!")
                .said("Too low!")
                .said("That is not a number.")
                .said("Yes! You needed 3 tries.\nWow, großartig! ★★★★\nThat is a new high score!\n");
        start(app, elsewhere, "7")
                .with(HOSTILE)
                .typing(GAME)
                .run()
                .exited(0)
                .quietly()
                .said("The best so far: Zoë ł漢字 with 3 tries.")
                .said("Yes! You needed 3 tries.");

        Map<String, String> added = new HashMap<>(app.listing());
        before.forEach((path, state) -> assertEquals(state, added.remove(path), "changed or gone: " + path));
        assertEquals(Set.of("highscore.txt"), relative(app, added), "what a start leaves behind");
        assertEquals(List.of(), Unpacked.list(elsewhere), "what a start leaves in the current folder");
    }

    private static Set<String> relative(Unpacked app, Map<String, String> files) {
        return files.keySet().stream()
                .map(app.top()::resolve)
                .map(path -> app.program().relativize(path).toString())
                .collect(Collectors.toSet());
    }

    @Test
    default void aPackageFindsItsModulesAndItsData(BuiltExamples examples) throws Exception {
        Unpacked app = examples.unpacked("quiz-package", runner().target());
        start(app, examples.freshFolder("somewhere else"))
                .typing("paris\nWarszawa\nBogotá\nKyoto\njupiter\n8\n")
                .run()
                .exited(0)
                .quietly()
                .said("=== Quiz 1.2 ===")
                .said("4. What is the capital of Japan?    Sorry, it is Tokyo.")
                .said("You got 5 of 6. Your mark: A\n");
    }

    @Test
    default void aToolGetsItsWordsAndGivesItsExitCodes(BuiltExamples examples) throws Exception {
        Unpacked app = examples.unpacked("library-card", runner().target());
        Path elsewhere = examples.freshFolder("somewhere else");
        String student = "Łucja \"Lu\" O'Neil, 100% $HOME *\\";
        start(app, elsewhere, "lend", "le petit prince", student)
                .run()
                .exited(0)
                .quietly()
                .said(student + " takes Le Petit Prince home.\n");
        start(app, elsewhere, "lend", "Le Petit Prince", "")
                .run()
                .exited(4)
                .complained(student + " still has Le Petit Prince.");
        start(app, elsewhere, "back", "no such book")
                .run()
                .exited(3)
                .complained("There is no book called no such book.");
        start(app, elsewhere).run().exited(2).complained("usage: library.py [-h] {list,lend,back,export} ...");
        start(app, elsewhere, "export", "my list ł.json").run().exited(0).said("Wrote 4 books to my list ł.json.");

        var books = JsonMapper.shared().readTree(Files.readString(app.program().resolve("my list ł.json")));
        assertEquals(4, books.size());
        assertEquals("吾輩は猫である", books.get(3).required("title").asString());
        assertEquals(student, books.get(0).required("student").asString());
    }

    @Test
    default void severalProcessesWorkTogether(BuiltExamples examples) throws Exception {
        Unpacked app = examples.unpacked("prime-race", runner().target());
        race(start(app, examples.freshFolder("somewhere else")), python());
    }

    /// Runs the race and looks at its result, and at the interpreter that it and its child name.
    static void race(Start start, Pattern python) throws IOException, InterruptedException {
        Outcome outcome = start.run()
                .exited(0)
                .quietly()
                .said("One process found 2262 primes below 20000.")
                .said("A pool of two found 2262 primes below 20000.")
                .said("Both agree!");
        for (String who : List.of("The spawned runner", "The race itself")) {
            Matcher ran = Pattern.compile(who + " ran with (.*)").matcher(outcome.stdout());
            assertTrue(ran.find(), outcome::toString);
            assertTrue(python.matcher(ran.group(1)).matches(), () -> "sys.executable is " + ran.group(1));
        }
    }

    @Test
    default void aCrashShowsItsTracebackAndAnEditCounts(BuiltExamples examples) throws Exception {
        Unpacked app = examples.unpacked("crashing-calculator", runner().target());
        Path elsewhere = examples.freshFolder("somewhere else");
        Outcome crash = start(app, elsewhere)
                .typing("\n")
                .run()
                .exited(1)
                .said("You typed 0 marks.")
                .complained("Traceback (most recent call last):")
                .complained("    return sum(marks) / len(marks)")
                .complained("ZeroDivisionError: division by zero");
        assertTrue(
                crash.stderr().replace('\\', '/').contains("/program/calculator.py\", line 15, in average"),
                crash::toString);

        Path script = app.program().resolve("calculator.py");
        String source = Files.readString(script);
        String edited = source.replace("return sum(marks) / len(marks)", "return sum(marks) / max(len(marks), 1)");
        assertTrue(!edited.equals(source), "the line to edit is there");
        Files.writeString(script, edited);
        start(app, elsewhere).typing("\n").run().exited(0).quietly().said("Your average is 0.00");
    }
}
