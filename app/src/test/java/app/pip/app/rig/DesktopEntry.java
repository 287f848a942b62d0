package app.pip.app.rig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A menu entry as a desktop reads it, by the
/// [Desktop Entry Specification](https://specifications.freedesktop.org/desktop-entry-spec/latest/) 1.5: the keys of
/// the
/// group `[Desktop Entry]` with their raw values.
record DesktopEntry(Map<String, String> values) {

    /// What must not stand outside quotes in `Exec` (section "The Exec key").
    private static final String RESERVED = " \t\n\"'\\><~|&;$*?#()`";

    /// What a backslash protects inside quotes.
    private static final String PROTECTED = "\"`$\\";

    static DesktopEntry parse(String text) {
        var values = new LinkedHashMap<String, String>();
        boolean first = true;
        for (String line : text.split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (first) {
                expect(line.equals("[Desktop Entry]"), "the first group is " + line);
                first = false;
                continue;
            }
            if (line.startsWith("[")) {
                break; // the actions of a context menu
            }
            int equals = line.indexOf('=');
            expect(equals > 0, "no key: " + line);
            String key = line.substring(0, equals).strip();
            expect(values.put(key, line.substring(equals + 1).strip()) == null, "twice: " + key);
        }
        return new DesktopEntry(values);
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// The value of a key of type string.
    String string(String key) {
        return unescape(find(key).orElseThrow(() -> new AssertionError("no " + key)));
    }

    /// Takes back the escapes of values of type string: `\s \n \t \r \\`.
    static String unescape(String raw) {
        var text = new StringBuilder();
        for (int at = 0; at < raw.length(); at++) {
            char here = raw.charAt(at);
            if (here != '\\') {
                text.append(here);
                continue;
            }
            at++;
            expect(at < raw.length(), "a backslash at the end: " + raw);
            int escape = "sntr\\".indexOf(raw.charAt(at));
            expect(escape >= 0, "no such escape: \\" + raw.charAt(at));
            text.append(" \n\t\r\\".charAt(escape));
        }
        return text.toString();
    }

    /// The words of `Exec`, as they are started when the app is chosen from a menu, with no files.
    List<String> command() {
        String exec = string("Exec");
        var words = new ArrayList<String>();
        int at = 0;
        while (at < exec.length()) {
            if (exec.charAt(at) == ' ') {
                at++;
                continue;
            }
            var word = new StringBuilder();
            boolean quoted = exec.charAt(at) == '"';
            at = quoted ? quoted(exec, at + 1, word) : plain(exec, at, word);
            expect(at == exec.length() || exec.charAt(at) == ' ', "a word is quoted in part only: " + exec);
            fields(word.toString(), quoted).ifPresent(words::add);
        }
        return words;
    }

    private static int quoted(String exec, int from, StringBuilder word) {
        int at = from;
        while (exec.charAt(at) != '"') {
            char here = exec.charAt(at);
            if (here == '\\') {
                at++;
                here = exec.charAt(at);
                expect(PROTECTED.indexOf(here) >= 0, "a backslash before " + here);
            } else {
                expect(here != '$' && here != '`', "not protected in quotes: " + here);
            }
            word.append(here);
            at++;
        }
        return at + 1;
    }

    private static int plain(String exec, int from, StringBuilder word) {
        int at = from;
        while (at < exec.length() && exec.charAt(at) != ' ') {
            expect(RESERVED.indexOf(exec.charAt(at)) < 0, "not in quotes: " + exec.charAt(at));
            word.append(exec.charAt(at));
            at++;
        }
        return at;
    }

    /// Replaces the field codes. A word that is a code for files is left out, because there are none.
    private static Optional<String> fields(String word, boolean quoted) {
        if (!quoted && List.of("%f", "%F", "%u", "%U").contains(word)) {
            return Optional.empty();
        }
        expect(word.replace("%%", "").indexOf('%') < 0, "a field code in " + word);
        return Optional.of(word.replace("%%", "%"));
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("broken menu entry: " + otherwise);
        }
    }
}
