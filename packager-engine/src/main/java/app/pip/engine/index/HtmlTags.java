package app.pip.engine.index;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The start tags of an HTML page, one after the other, as the tokenizer of the [HTML standard](
/// https://html.spec.whatwg.org/multipage/parsing.html#tokenization) would find them; never more than one tag
/// in memory,
/// and much faster than a tree. Comments and the insides of scripts and styles are passed over.
final class HtmlTags {

    private static final int BUFFER = 1 << 16;

    /// A tag that is longer than this is none.
    private static final int LONGEST = 1 << 20;

    private static final int END = -1;

    private final Reader in;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int filled;

    HtmlTags(Reader in) {
        this.in = in;
    }

    /// A start tag.
    ///
    /// @param name in lower case
    /// @param attributes by name in lower case, the first of each name; one without a value has an empty one
    record Tag(String name, Map<String, String> attributes) {}

    /// The next start tag, null at the end of the page.
    @Nullable
    Tag next() throws IOException {
        while (true) {
            skipTo('<');
            int c = read();
            if (c == END) {
                return null;
            }
            if (isLetter(c)) {
                Tag tag = tag(c);
                if (tag.name.equals("script") || tag.name.equals("style")) {
                    skipPast("</" + tag.name);
                }
                return tag;
            }
            if (c == '!') {
                skipDeclaration();
            } else if (c == '/' || c == '?') {
                skipTo('>');
            } else {
                back();
            }
        }
    }

    private void skipDeclaration() throws IOException {
        if (read() != '-') {
            back();
            skipTo('>');
        } else if (read() != '-') {
            back();
            skipTo('>');
        } else if (peek() == '>') {
            // "<!-->" is a whole comment
            read();
        } else {
            skipPast("-->");
        }
    }

    private Tag tag(int first) throws IOException {
        text.setLength(0);
        int c = first;
        while (c != END && !isSpace(c) && c != '/' && c != '>') {
            add(c);
            c = read();
        }
        String name = lower();
        var attributes = new LinkedHashMap<String, String>();
        while (c != END && c != '>') {
            if (isSpace(c) || c == '/') {
                c = read();
                continue;
            }
            c = attribute(c, attributes);
        }
        return new Tag(name, attributes);
    }

    /// @return what comes behind the attribute
    private int attribute(int first, Map<String, String> attributes) throws IOException {
        text.setLength(0);
        int c = first;
        do {
            add(c);
            c = read();
        } while (!endsWord(c) && c != '/' && c != '=');
        String name = lower();
        c = isSpace(c) ? afterSpace() : c;
        if (c != '=') {
            attributes.putIfAbsent(name, "");
            return c;
        }
        int next = value(afterSpace());
        attributes.putIfAbsent(name, HtmlEntities.decoded(text.toString()));
        return next;
    }

    /// Reads a value into `text`.
    ///
    /// @return what comes behind it
    private int value(int first) throws IOException {
        text.setLength(0);
        if (first == '"' || first == '\'') {
            quoted(first);
            return read();
        }
        int c = first;
        while (!endsWord(c)) {
            add(c);
            c = read();
        }
        return c;
    }

    private int afterSpace() throws IOException {
        int c = read();
        while (isSpace(c)) {
            c = read();
        }
        return c;
    }

    private static boolean endsWord(int c) {
        return c == END || isSpace(c) || c == '>';
    }

    private void quoted(int quote) throws IOException {
        while (true) {
            if (at == filled && !fill()) {
                return;
            }
            int from = at;
            while (at < filled && buffer[at] != quote) {
                at++;
            }
            text.append(buffer, from, at - from);
            check();
            if (at < filled) {
                at++;
                return;
            }
        }
    }

    private void add(int c) throws IOException {
        text.append((char) c);
        check();
    }

    private void check() throws IOException {
        if (text.length() > LONGEST) {
            throw new IOException("a tag of more than %d characters".formatted(LONGEST));
        }
    }

    private String lower() {
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private void skipTo(char end) throws IOException {
        while (at < filled || fill()) {
            while (at < filled) {
                if (buffer[at++] == end) {
                    return;
                }
            }
        }
    }

    /// Past a text in which capital letters don't count, or to the end of the page.
    private void skipPast(String end) throws IOException {
        int matched = 0;
        for (int c = read(); c != END; c = read()) {
            int lower = Character.toLowerCase(c);
            if (lower == end.charAt(matched)) {
                matched++;
            } else if (!(c == '-' && matched == 2 && end.startsWith("--"))) {
                // of the three ends that there are only "-->" can begin within itself: any number of "-" may come
                matched = lower == end.charAt(0) ? 1 : 0;
            }
            if (matched == end.length()) {
                return;
            }
        }
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private int read() throws IOException {
        return at < filled || fill() ? buffer[at++] : END;
    }

    private int peek() throws IOException {
        return at < filled || fill() ? buffer[at] : END;
    }

    /// Takes back what was read last, except at the end of the page.
    private void back() {
        if (at > 0 && filled > 0) {
            at--;
        }
    }

    private boolean fill() throws IOException {
        if (filled < 0) {
            return false;
        }
        filled = in.read(buffer, 0, BUFFER);
        at = 0;
        if (filled <= 0) {
            filled = 0;
            return false;
        }
        return true;
    }
}
