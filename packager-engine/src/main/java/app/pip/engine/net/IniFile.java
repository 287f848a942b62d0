package app.pip.engine.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A file of sections, as Python's `RawConfigParser` reads it: `[section]`, `key = value` or `key: value`,
/// lines that are indented deeper than their key go on with its value, `#` and `;` begin a comment line. Keys
/// are in lower case.
public final class IniFile {

    private final Map<String, Section> sections = new LinkedHashMap<>();

    private IniFile() {}

    /// Reads a file's text. Lines that fit nowhere are passed over.
    public static IniFile parse(String text) {
        var reading = new Reading();
        text.lines().forEach(reading::line);
        return reading.file;
    }

    /// The sections in their order.
    public List<Section> sections() {
        return List.copyOf(sections.values());
    }

    /// One section.
    public Optional<Section> section(String name) {
        return Optional.ofNullable(sections.get(name));
    }

    /// A section.
    ///
    /// @param name as written
    /// @param values by key in lower case; values of several lines are joined by line feeds
    public record Section(String name, Map<String, String> values) {}

    private static final class Reading {
        private final IniFile file = new IniFile();
        private Map<String, String> values = new LinkedHashMap<>();
        private String key = "";
        private int indent;

        void line(String line) {
            String text = line.strip();
            if (text.startsWith("#") || text.startsWith(";")) {
                return;
            }
            int depth = line.length() - line.stripLeading().length();
            if (text.isEmpty() || (!key.isEmpty() && depth > indent)) {
                goOn(text);
            } else if (text.startsWith("[") && text.endsWith("]")) {
                begin(text.substring(1, text.length() - 1));
            } else {
                pair(text, depth);
            }
        }

        private void goOn(String text) {
            if (!key.isEmpty() && !text.isEmpty()) {
                values.merge(key, text, (before, more) -> before.isEmpty() ? more : before + "\n" + more);
            }
        }

        private void begin(String name) {
            key = "";
            values = file.sections
                    .computeIfAbsent(name, _ -> new Section(name, new LinkedHashMap<>()))
                    .values();
        }

        private void pair(String text, int depth) {
            List<Integer> ends = new ArrayList<>();
            for (char sign : new char[] {'=', ':'}) {
                if (text.indexOf(sign) > 0) {
                    ends.add(text.indexOf(sign));
                }
            }
            key = "";
            if (!ends.isEmpty()) {
                int end = java.util.Collections.min(ends);
                key = text.substring(0, end).strip().toLowerCase(Locale.ROOT);
                indent = depth;
                values.put(key, text.substring(end + 1).strip());
            }
        }
    }
}
