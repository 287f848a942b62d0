package app.pip.engine.format.toml;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Keys and values as TOML text.
public final class TomlText {

    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");

    private TomlText() {}

    /// A key: bare where that is allowed, else in quotes.
    public static String key(String key) {
        return BARE.matcher(key).matches() ? key : string(key);
    }

    /// A text in double quotes, on one line.
    public static String string(String value) {
        var quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> quoted.append(escaped(c)));
        return quoted.append('"').toString();
    }

    /// Texts as an array on one line.
    public static String array(List<String> values) {
        return values.stream().map(TomlText::string).collect(Collectors.joining(", ", "[", "]"));
    }

    /// Texts as an array: an empty one on one line, else one text per line, so that a difference of
    /// two files shows the texts that differ.
    public static String lines(List<String> values) {
        if (values.isEmpty()) {
            return "[]";
        }
        return values.stream().map(TomlText::string).collect(Collectors.joining(",\n    ", "[\n    ", ",\n]"));
    }

    /// What a quoted key says.
    static String unquoted(String key) {
        if (key.startsWith("'") || key.indexOf('\\') < 0) {
            return key.substring(1, key.length() - 1);
        }
        // a rare thing, for which the parser knows the rules
        try {
            return TomlFile.tree(key + " = 0").propertyNames().iterator().next();
        } catch (TomlException e) {
            throw new IllegalArgumentException("not a key: " + key, e);
        }
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            // a byte order mark may stand nowhere else as itself
            default -> c < 0x20 || c == 0x7f || c == 0xfeff ? "\\u%04X".formatted(c) : Character.toString(c);
        };
    }
}
