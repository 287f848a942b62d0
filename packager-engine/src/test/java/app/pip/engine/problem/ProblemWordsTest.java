package app.pip.engine.problem;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every problem that the sources name can be told in words, and no words are left over.
class ProblemWordsTest {

    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("../app/src/main/java"));
    private static final Pattern CALL = Pattern.compile("\\bProblem\\s*\\.\\s*(?:stop|note)\\(\\s*");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");
    private static final List<String> PARTS = List.of("what", "why", "todo");

    @Test
    void everyProblemHasItsThreeTextsAndEveryTextIsUsed() throws IOException {
        var wanted = new TreeSet<String>();
        used().keySet().forEach(id -> PARTS.forEach(part -> wanted.add(id + "." + part)));
        assertFalse(wanted.isEmpty());
        assertEquals(String.join("\n", wanted), String.join("\n", new TreeSet<>(texts().stringPropertyNames())));
    }

    @Test
    void theTextsNameOnlyDetailsThatAreGivenAndLeaveNoneOut() throws IOException {
        var texts = texts();
        used().forEach((id, counts) -> counts.forEach(count -> {
            var named = new TreeSet<Integer>();
            for (String part : PARTS) {
                String text = texts.getProperty(id + "." + part, "");
                PLACE.matcher(text).results().forEach(place -> named.add(Integer.valueOf(place.group(1))));
            }
            var given = new TreeSet<Integer>();
            for (int i = 0; i < count; i++) {
                given.add(i);
            }
            assertEquals(given, named, id);
        }));
    }

    @Test
    void theTextsAreWholeSentencesAndCanBeFormatted() throws IOException {
        var texts = texts();
        assertAll(texts.stringPropertyNames().stream().map(key -> () -> {
            String text = texts.getProperty(key);
            assertTrue(text.matches("(?s)([\"\\p{Lu}{]|pip.app ).*([.?!]|\\{\\d})\\)?"), key + ": " + text);
            assertFalse(text.replace("''", "").contains("'"), key + ": a single ' must be written ''");
            assertFalse(PLACE.matcher(text).replaceAll("").matches("(?s).*[{}].*"), key + ": stray brace");
        }));
    }

    /// A new problem is told in English until somebody has translated it; what is translated is whole and says the
    /// same.
    @Test
    void translationsAreWholeAndNameTheSameDetails() throws IOException {
        Properties english = texts();
        Properties german = texts("problems_de.properties");
        var wanted = new TreeSet<String>();
        german.stringPropertyNames().forEach(key -> {
            String id = key.substring(0, key.lastIndexOf('.'));
            PARTS.forEach(part -> wanted.add(id + "." + part));
        });
        assertEquals(String.join("\n", wanted), String.join("\n", new TreeSet<>(german.stringPropertyNames())));
        assertAll(german.stringPropertyNames().stream().map(key -> () -> {
            String text = german.getProperty(key);
            assertTrue(english.containsKey(key), key + " is not a text of today");
            assertEquals(places(english.getProperty(key)), places(text), key);
            assertFalse(text.replace("''", "").contains("'"), key + ": a single ' must be written ''");
        }));
        assertTrue(german.size() >= english.size() * 9 / 10, "translate what has come since");
    }

    @Test
    void aProblemIsToldInEnglishToWhoeverHasNoOtherLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            Problem full = Problem.stop("disk.full");
            assertEquals("The disk is full.", full.in(Locale.ENGLISH).what());
            assertEquals("The disk is full.", full.in(Locale.JAPAN).what());
            assertEquals("Die Platte ist voll.", full.in(Locale.of("de")).what());
        } finally {
            Locale.setDefault(before);
        }
    }

    private static TreeSet<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group(1)));
        return places;
    }

    @Test
    void aProblemIsToldWithItsDetails() {
        var told = Problem.stop("program.names-clash", "a.txt", "A.txt").in(Locale.ENGLISH);
        assertEquals("\"a.txt\" and \"A.txt\" can't be in the same folder.", told.what());
        assertTrue(!told.why().isEmpty() && !told.todo().isEmpty());
    }

    private static Properties texts() throws IOException {
        return texts("problems.properties");
    }

    private static Properties texts(String file) throws IOException {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/app/pip/engine/problem", file))) {
            texts.load(in);
        }
        return texts;
    }

    /// The ids named in the sources, each with the numbers of details it is given.
    private static Map<String, TreeSet<Integer>> used() throws IOException {
        var used = new TreeMap<String, TreeSet<Integer>>();
        for (Path root : SOURCES) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file);
                    CALL.matcher(source).results().forEach(call -> {
                        var arguments = arguments(source, call.end());
                        String id = arguments.getFirst();
                        if (!id.matches("\"[a-z0-9.-]+\"")) {
                            fail(file + ": the id of a problem has to be written out where it is made, not " + id);
                        }
                        used.computeIfAbsent(id.substring(1, id.length() - 1), key -> new TreeSet<>())
                                .add(arguments.size() - 1);
                    });
                }
            }
        }
        return used;
    }

    /// The arguments of a call, from behind its opening parenthesis.
    private static List<String> arguments(String source, int from) {
        var arguments = new ArrayList<String>();
        int depth = 0;
        int start = from;
        for (int at = from; depth >= 0; at++) {
            char c = source.charAt(at);
            if (c == '"') {
                at = endOfText(source, at);
            }
            if (depth == 0 && (c == ',' || c == ')')) {
                arguments.add(source.substring(start, at).strip());
                start = at + 1;
            }
            depth += "([{".indexOf(c) < 0 ? 0 : 1;
            depth -= ")]}".indexOf(c) < 0 ? 0 : 1;
        }
        return arguments;
    }

    private static int endOfText(String source, int quote) {
        int at = source.indexOf('"', quote + 1);
        while (source.charAt(at - 1) == '\\') {
            at = source.indexOf('"', at + 1);
        }
        return at;
    }
}
