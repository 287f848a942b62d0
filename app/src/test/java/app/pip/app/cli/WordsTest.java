package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the command line says of itself, of words that it doesn't know, and how it tells a problem. The texts under
/// `src/test/resources/approved` are written anew with `-Dapprove`.
class WordsTest {

    private static final Path APPROVED = Path.of("src", "test", "resources", "approved");

    @TempDir
    Path here;

    @ParameterizedTest
    @CsvSource({
        "help.txt, --help",
        "help.txt, ''",
        "help-build.txt, build --help",
        "help-try.txt, try --help",
        "help-targets.txt, targets --help",
        "help-class.txt, class --help",
        "help-ci.txt, ci --help",
        "targets.txt, targets",
        "version.txt, --version"
    })
    void saysWhatItCan(String name, String words) throws IOException {
        var run = run(words).exited(PipApp.DONE).inPlainWords();
        assertEquals("", run.stderr());
        verify(name, run.stdout());
    }

    @ParameterizedTest
    @CsvSource({
        "usage-program.txt, build",
        "usage-command.txt, bild guess.py",
        "usage-option.txt, build guess.py --fro linux",
        "usage-twice.txt, build guess.py --console --window",
        "usage-system.txt, build guess.py --for amiga",
        "usage-kind.txt, build guess.py --for windows:app",
        "usage-python.txt, build guess.py --python snake",
        "usage-version.txt, build guess.py --app-version=",
        "usage-more.txt, build guess.py other.py",
        "usage-value.txt, build guess.py --out"
    })
    void saysWhatItDidNotUnderstand(String name, String words) throws IOException {
        var run = run(words).exited(2).inPlainWords();
        assertEquals("", run.stdout());
        assertTrue(run.stderr().contains("Usage: pipapp"), run::toString);
        verify(name, run.stderr());
    }

    @Test
    void longTextsAreWrappedAndPathsAreNot() {
        String path = "/home/ada/" + "very-long-folder/".repeat(8) + "guess.py";
        var bytes = new ByteArrayOutputStream();
        new ProblemWords(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .tell(List.of(Problem.stop("program.large", path, 300), Problem.note("program.secret", ".env")));
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(
                List.of(
                        "",
                        "Problem: \"" + path + "\"",
                        "         is large: 300 MB.",
                        "  Why:        All of this goes into the app, because it is in the folder that you took or because",
                        "              your script names it.",
                        "  What to do: Take out what the program does not need. If you want all of it, add --yes.",
                        "",
                        "Note: \".env\" stays out of the app.",
                        "  Why:        Files with such names often hold passwords or keys. Everybody who gets the app could",
                        "              read them.",
                        "  What to do: If there is no secret in it and the program needs it, say so: --include \".env\"."),
                lines);
        lines.stream()
                .filter(line -> !line.contains(path))
                .forEach(line -> assertTrue(line.length() <= 100, () -> line.length() + ": " + line));
    }

    private CommandLineRun run(String words) {
        return CommandLineRun.in(here, here.resolve("store"), words.isEmpty() ? new String[0] : words.split(" "));
    }

    private static void verify(String name, String text) throws IOException {
        Path file = APPROVED.resolve(name);
        if (System.getProperty("approve") != null) {
            Files.createDirectories(APPROVED);
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text, "differs from " + file + "; -Dapprove takes the new one");
    }
}
