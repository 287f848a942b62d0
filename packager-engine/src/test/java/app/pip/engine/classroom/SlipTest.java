package app.pip.engine.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is told to pupils, who have no command line.
class SlipTest {

    private static final Path RESOURCES = Path.of("src/main/resources/app/pip/engine");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

    /// What is only told of the class as a whole, or to whoever asks for a certain Python.
    private static final Pattern NOT_OF_A_PROGRAM = Pattern.compile("(resolve\\.no-python)\\.todo");

    @Test
    void noSlipSpeaksOfOptions() throws IOException {
        Properties slips = load("classroom/slips.properties");
        var lacking = new TreeSet<String>();
        Properties problems = load("problem/problems.properties");
        for (String key : problems.stringPropertyNames()) {
            boolean speaks = key.endsWith(".todo") && problems.getProperty(key).matches("(?s).*(^|\\s)--[a-z].*");
            boolean ofAProgram =
                    key.matches("(program|script|import|resolve|target|python\\.syntax|sources\\.not-allowed)\\..*")
                            && !NOT_OF_A_PROGRAM.matcher(key).matches();
            if (speaks && ofAProgram && !slips.containsKey(key.replaceFirst("\\.todo$", ""))) {
                lacking.add(key);
            }
        }
        assertEquals(new TreeSet<>(), lacking);
        slips.values().forEach(text -> assertFalse(String.valueOf(text).contains("--"), String.valueOf(text)));
    }

    @Test
    void slipsAreOfProblemsThatThereAreAndSayTheSameInGerman() throws IOException {
        Properties slips = load("classroom/slips.properties");
        Properties german = load("classroom/slips_de.properties");
        Properties problems = load("problem/problems.properties");
        assertEquals(new TreeSet<>(slips.keySet()), new TreeSet<>(german.keySet()));
        for (String id : slips.stringPropertyNames()) {
            assertTrue(problems.containsKey(id + ".todo"), id);
            assertEquals(places(slips.getProperty(id)), places(german.getProperty(id)), id);
            assertTrue(
                    places(problems.getProperty(id + ".what")
                                    + problems.getProperty(id + ".why")
                                    + problems.getProperty(id + ".todo"))
                            .containsAll(places(slips.getProperty(id))),
                    id);
        }
    }

    @Test
    void aPupilIsToldWhatAPupilCanDo() {
        var missing = Problem.stop("import.missing", "helper", "main.py", "1");
        assertEquals(
                "If \"helper\" is a file of your own, put it beside your script and hand in both. If it is a package, write"
                        + " its name into a file requirements.txt beside your script.",
                Slip.of(missing, Locale.ENGLISH).todo());
        assertTrue(Slip.of(missing, Locale.GERMAN).todo().startsWith("Wenn „helper“ eine eigene Datei ist"));
        var full = Problem.stop("disk.full");
        assertEquals(full.in(Locale.ENGLISH), Slip.of(full, Locale.ENGLISH));
    }

    private static TreeSet<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(String file) throws IOException {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(RESOURCES.resolve(file))) {
            texts.load(in);
        }
        return texts;
    }
}
