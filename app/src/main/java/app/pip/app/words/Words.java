package app.pip.app.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// The window's texts in one language. English is `words.properties`; another language is one more file beside it, such
/// as `words_de.properties`, and what it lacks is told in English. In the texts `{0}`, `{1}` … stand for details.
public final class Words {

    private static final long MEGABYTE = 1_000_000;

    private final Locale locale;
    private final Map<String, String> texts;

    private Words(Locale locale, Map<String, String> texts) {
        this.locale = locale;
        this.texts = texts;
    }

    /// The texts for a reader of that language, in English if there are none.
    public static Words in(Locale locale) {
        Properties texts = load("words.properties").orElseThrow();
        Optional<Properties> own = load("words_" + locale.getLanguage() + ".properties");
        own.ifPresent(texts::putAll);
        Map<String, String> all = texts.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, texts::getProperty));
        boolean english = own.isEmpty() && !locale.getLanguage().equals("en");
        return new Words(english ? Locale.ENGLISH : locale, all);
    }

    /// The languages that there are texts in, by their own names.
    public static List<Words> all() {
        return Arrays.stream(Locale.getISOLanguages())
                .filter(language ->
                        language.equals("en") || Words.class.getResource("words_" + language + ".properties") != null)
                .map(language -> in(Locale.of(language)))
                .toList();
    }

    /// The language.
    public Locale locale() {
        return locale;
    }

    /// Its own name, such as `Deutsch`.
    public String language() {
        return text("language.name");
    }

    /// Whether its lines begin at the right.
    public boolean isRightToLeft() {
        return text("language.direction").equals("rtl");
    }

    /// A text.
    ///
    /// @param key such as `program.title`
    /// @param details what it speaks of
    /// @throws IllegalArgumentException for a key that there is no text for
    public String text(String key, Object... details) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        return new MessageFormat(text, locale).format(details);
    }

    /// Whether there is such a text.
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /// A size for people: `640 KB`, `38.2 MB`.
    ///
    /// @param bytes not negative
    public String size(long bytes) {
        NumberFormat number = NumberFormat.getNumberInstance(locale);
        if (bytes < MEGABYTE) {
            return text("size.kb", number.format(Math.ceilDiv(bytes, 1000)));
        }
        number.setMinimumFractionDigits(1);
        number.setMaximumFractionDigits(1);
        return text("size.mb", number.format(bytes / (double) MEGABYTE));
    }

    private static Optional<Properties> load(String name) {
        try (InputStream in = Words.class.getResourceAsStream(name)) {
            if (in == null) {
                return Optional.empty();
            }
            var texts = new Properties();
            texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
            return Optional.of(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
