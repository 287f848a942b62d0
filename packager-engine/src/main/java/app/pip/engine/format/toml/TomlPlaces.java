package app.pip.engine.format.toml;

import app.pip.engine.format.toml.TomlFile.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds where each value of a TOML text stands. The text is known to be valid, so nothing is checked
/// here.
final class TomlPlaces {

    private final String text;
    private final Map<String, Span> spans;
    /// For each array of tables how many there were so far.
    private final Map<String, Integer> counts = new HashMap<>();
    private int at;
    private int line = 1;

    TomlPlaces(String text, Map<String, Span> spans) {
        this.text = text;
        this.spans = spans;
    }

    void find() {
        String table = "";
        for (blanks(); at < text.length(); blanks()) {
            if (text.charAt(at) == '[') {
                table = header();
            } else {
                pair(table);
            }
        }
    }

    private String header() {
        int start = at;
        boolean array = text.startsWith("[[", at);
        at += array ? 2 : 1;
        List<String> keys = keys();
        at += array ? 2 : 1;
        String table = within("", keys.subList(0, keys.size() - 1));
        String place = table + "/" + keys.getLast();
        if (array) {
            int index = counts.merge(place, 1, Integer::sum) - 1;
            spans.putIfAbsent(place, new Span(line, start, at, at));
            place = place + "/" + index;
        }
        spans.put(place, new Span(line, start, at, at));
        return place;
    }

    private void pair(String table) {
        int start = at;
        int startLine = line;
        List<String> keys = keys();
        // the =
        at++;
        spaces();
        String place = within(table, keys);
        int value = at;
        value(place);
        spans.put(place, new Span(startLine, start, value, at));
    }

    /// The place of dotted keys below a table: where an array of tables is on the way, its last one is
    /// meant.
    private String within(String table, List<String> keys) {
        var place = new StringBuilder(table);
        for (String key : keys) {
            place.append('/').append(key);
            Integer count = counts.get(place.toString());
            if (count != null) {
                place.append('/').append(count - 1);
            }
        }
        return place.toString();
    }

    private List<String> keys() {
        var keys = new ArrayList<String>();
        spaces();
        keys.add(key());
        spaces();
        while (text.charAt(at) == '.') {
            at++;
            spaces();
            keys.add(key());
            spaces();
        }
        return keys;
    }

    /// One key, escaped as a part of a pointer.
    private String key() {
        int start = at;
        char quote = text.charAt(at);
        String key;
        if (quote == '"' || quote == '\'') {
            skipString();
            key = TomlText.unquoted(text.substring(start, at));
        } else {
            while (Character.isLetterOrDigit(text.charAt(at)) || "-_".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            key = text.substring(start, at);
        }
        return key.replace("~", "~0").replace("/", "~1");
    }

    private void value(String place) {
        switch (text.charAt(at)) {
            case '"', '\'' -> skipString();
            case '[' -> array(place);
            case '{' -> inlineTable(place);
            default -> {
                while (at < text.length() && ",]}#\r\n".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
            }
        }
    }

    private void array(String place) {
        at++;
        int index = 0;
        for (blanks(); text.charAt(at) != ']'; blanks()) {
            int start = at;
            int startLine = line;
            String element = place + "/" + index++;
            value(element);
            spans.put(element, new Span(startLine, start, start, at));
            blanks();
            at += text.charAt(at) == ',' ? 1 : 0;
        }
        at++;
    }

    private void inlineTable(String place) {
        at++;
        for (blanks(); text.charAt(at) != '}'; blanks()) {
            pair(place);
            blanks();
            at += text.charAt(at) == ',' ? 1 : 0;
        }
        at++;
    }

    private void skipString() {
        int start = at;
        char quote = text.charAt(at);
        String three = String.valueOf(quote).repeat(3);
        String end = text.startsWith(three, at) ? three : String.valueOf(quote);
        at += end.length();
        while (!text.startsWith(end, at)) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        at += end.length();
        // up to two quotes of the text itself may stand before the three that end it
        while (end.equals(three) && at < text.length() && text.charAt(at) == quote) {
            at++;
        }
        line += Math.toIntExact(
                text.substring(start, at).chars().filter(c -> c == '\n').count());
    }

    private void spaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    /// Skips spaces, ends of lines and comments.
    private void blanks() {
        while (at < text.length() && " \t\r\n#".indexOf(text.charAt(at)) >= 0) {
            if (text.charAt(at) == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else {
                line += text.charAt(at) == '\n' ? 1 : 0;
                at++;
            }
        }
    }
}
