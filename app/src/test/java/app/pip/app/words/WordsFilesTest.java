package app.pip.app.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The texts of all languages say the same: the same keys, the same details in each.
class WordsFilesTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "app", "pip", "app", "words");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern DETAIL = Pattern.compile("\\{(\\d+)}");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:[.-][a-z0-9-]+)+)\"");

    static Stream<Path> translations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith("words_")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyLanguageHasEveryText(Path file) throws IOException {
        Properties english = load(FOLDER.resolve("words.properties"));
        Properties other = load(file);
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(other.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(details(english.getProperty(key)), details(other.getProperty(key)), key);
        }
    }

    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> written = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    written.add(matcher.group(1));
                }
            }
        }
        Set<String> unused = load(FOLDER.resolve("words.properties")).stringPropertyNames().stream()
                .filter(key -> !written.contains(key))
                // made of an enum's name or a number
                .filter(key ->
                        !key.matches("(target|kind)\\..*|settings\\.theme\\..*|.*\\.step|who\\.[a-z]+(\\.sentence)?"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused);
    }

    @Test
    void germanIsThereAndOthersAreEnglish() {
        assertEquals("Weiter", Words.in(Locale.GERMANY).text("foot.next"));
        assertEquals("Continue", Words.in(Locale.US).text("foot.next"));
        assertEquals("Continue", Words.in(Locale.JAPAN).text("foot.next"));
        assertEquals(List.of("English", "Deutsch"), languages());
    }

    @Test
    void arabicRunsFromTheRightAndSaysTheSame() throws IOException {
        var words = Words.in(Locale.of("ar"));
        assertTrue(words.isRightToLeft());
        assertEquals("متابعة", words.text("foot.next"));
        Properties english = load(FOLDER.resolve("words.properties"));
        Properties arabic =
                load(Path.of("src", "test", "resources", "app", "pip", "app", "words", "words_ar.properties"));
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(arabic.stringPropertyNames()));
        for (String key : arabic.stringPropertyNames()) {
            assertEquals(details(english.getProperty(key, "")), details(arabic.getProperty(key)), key);
        }
    }

    @Test
    void sizesAreForPeople() {
        var german = Words.in(Locale.GERMAN);
        assertEquals("0 KB", german.size(0));
        assertEquals("1 KB", german.size(1));
        assertEquals("1.000 KB", german.size(999_999));
        assertEquals("14,3 MB", german.size(14_300_000));
        assertEquals("1,234.5 MB", Words.in(Locale.ENGLISH).size(1_234_499_999));
    }

    @Test
    void aTextThatIsntThereIsAMistake() {
        var words = Words.in(Locale.ENGLISH);
        assertThrows(IllegalArgumentException.class, () -> words.text("no.such"));
    }

    private static List<String> languages() {
        // the tests' own Arabic is none of the product's
        return Words.all().stream()
                .map(Words::language)
                .filter(name -> name.matches("\\p{IsLatin}+"))
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
    }

    private static Set<String> details(String text) {
        return DETAIL.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(Path file) throws IOException {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            texts.load(in);
        }
        return texts;
    }
}
