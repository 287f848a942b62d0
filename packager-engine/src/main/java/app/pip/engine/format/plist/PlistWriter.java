package app.pip.engine.format.plist;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Writes one property list as XML, in the form that Apple's own tools give it: tabs, and Base64 on lines of its own. A
/// long dictionary can be written value by value.
///
/// Closing it ends the document and leaves the stream open.
public final class PlistWriter implements Closeable {

    /// Apple breaks Base64 so that a line and its tabs, eight columns each, fit into this.
    private static final int COLUMNS = 76;

    private static final int TAB = 8;
    private static final int SHORTEST_LINE = 4;

    private final Writer out;
    private int depth;

    /// Writes the head of the document.
    public PlistWriter(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        line("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
                + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">");
        line("<plist version=\"1.0\">");
    }

    /// Begins a dictionary; each value in it needs a [#key] first.
    public void beginDict() throws IOException {
        line("<dict>");
        depth++;
    }

    /// The name of the value that follows.
    ///
    /// @throws IllegalArgumentException if it can't be written in XML
    public void key(String name) throws IOException {
        line("<key>" + escaped(name) + "</key>");
    }

    /// Ends the dictionary that was begun last.
    public void endDict() throws IOException {
        depth--;
        line("</dict>");
    }

    /// A whole value.
    ///
    /// @throws IllegalArgumentException if a text in it can't be written in XML
    public void value(Plist value) throws IOException {
        switch (value) {
            case Plist.Text text -> line("<string>" + escaped(text.value()) + "</string>");
            case Plist.Flag flag -> line(flag.value() ? "<true/>" : "<false/>");
            case Plist.Whole whole -> line("<integer>" + whole.value() + "</integer>");
            case Plist.Real real -> line("<real>" + real.value() + "</real>");
            case Plist.Binary binary -> binary(binary.base64());
            case Plist.Items items -> items(items);
            case Plist.Dict dict -> dict(dict);
        }
    }

    @Override
    public void close() throws IOException {
        line("</plist>");
        out.flush();
    }

    private void binary(String base64) throws IOException {
        line("<data>");
        int width = Math.max(SHORTEST_LINE, (COLUMNS - depth * TAB) / SHORTEST_LINE * SHORTEST_LINE);
        for (int at = 0; at < base64.length(); at += width) {
            line(base64.substring(at, Math.min(base64.length(), at + width)));
        }
        line("</data>");
    }

    private void items(Plist.Items items) throws IOException {
        if (items.values().isEmpty()) {
            line("<array/>");
            return;
        }
        line("<array>");
        depth++;
        for (Plist item : items.values()) {
            value(item);
        }
        depth--;
        line("</array>");
    }

    private void dict(Plist.Dict dict) throws IOException {
        if (dict.values().isEmpty()) {
            line("<dict/>");
            return;
        }
        beginDict();
        for (Map.Entry<String, Plist> entry : dict.values().entrySet()) {
            key(entry.getKey());
            value(entry.getValue());
        }
        endDict();
    }

    private void line(String text) throws IOException {
        out.write("\t".repeat(depth));
        out.write(text);
        out.write('\n');
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\r' -> escaped.append("&#13;"); // a bare one would be read as a newline
                default -> escaped.appendCodePoint(allowed(c, text));
            }
        });
        return escaped.toString();
    }

    /// XML 1.0 §2.2 has no place, not even escaped, for most control characters and for halves of surrogate pairs.
    private static int allowed(int c, String text) {
        boolean control = c < 0x20 && c != '\t' && c != '\n';
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (control || half || c == 0xfffe || c == 0xffff) {
            throw new IllegalArgumentException("U+%04X can't be written in XML: %s".formatted(c, text));
        }
        return c;
    }
}
