package app.pip.engine.friend;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The texts of the page in one language, by key. In them `{0}` stands for the app's name.
final class FriendWords {

    private static final long MEGABYTE = 1_000_000;

    private final Locale locale;
    private final SortedMap<String, String> texts = new TreeMap<>();

    private FriendWords(Locale locale, Properties texts) {
        this.locale = locale;
        texts.forEach((key, text) -> this.texts.put(key.toString(), text.toString()));
    }

    /// The texts for a reader of that language, in English if there are none.
    static FriendWords in(Locale wanted) {
        String language = wanted.getLanguage();
        boolean there = FriendWords.class.getResource(file(language)) != null;
        Locale locale = there ? Locale.of(language) : Locale.ENGLISH;
        var texts = new Properties();
        try (InputStream in = Resources.open(file(locale.getLanguage()))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FriendWords(locale, texts);
    }

    private static String file(String language) {
        return "friend_" + language + ".properties";
    }

    String language() {
        return locale.getLanguage();
    }

    /// All keys.
    List<String> keys() {
        return List.copyOf(texts.keySet());
    }

    /// @throws IllegalArgumentException for a key that there is no text for
    String text(String key, String detail) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        return new MessageFormat(text, locale).format(new Object[] {detail});
    }

    /// The texts `key.1`, `key.2` and so on, at least one.
    List<String> steps(String key, String detail) {
        int count = (int) IntStream.iterate(1, i -> i + 1)
                .takeWhile(i -> texts.containsKey(key + "." + i))
                .count();
        return IntStream.rangeClosed(1, Math.max(1, count))
                .mapToObj(i -> text(key + "." + i, detail))
                .toList();
    }

    /// A size for people: `38.2 MB`. Written without the JDK's tables, which differ between versions.
    String size(long bytes) {
        long tenths = Math.max(1, (10 * bytes + MEGABYTE / 2) / MEGABYTE);
        return tenths / 10 + text("decimal", "") + tenths % 10 + "\u00a0MB";
    }
}
