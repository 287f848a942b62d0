package app.pip.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.pip.app.cli.PipApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The start scripts decide between wizard and command line before there is a JVM that could: they have to know the
/// commands.
class StartScriptsTest {

    @ParameterizedTest
    @CsvSource({"pipapp, '(?m)^    ([a-z| ]+)\\) return 1 ;;'", "pipapp.cmd, '%%W in \\(([a-z ]+)\\)'"})
    void theScriptsKnowTheCommands(String script, String list) throws IOException {
        Matcher matcher = Pattern.compile(list).matcher(Files.readString(Path.of("..", script)));
        Set<String> known = matcher.find() ? Set.of(matcher.group(1).split("[ |]+")) : Set.of();
        assertEquals(new TreeSet<>(PipApp.commands()), new TreeSet<>(known));
    }
}
