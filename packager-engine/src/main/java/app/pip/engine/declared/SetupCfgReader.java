package app.pip.engine.declared;

import app.pip.engine.naming.Extra;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `setup.cfg`, setuptools' [declarative
/// form](https://setuptools.pypa.io/en/latest/userguide/declarative_config.html), as Python's
/// `configparser` would.
final class SetupCfgReader {

    private static final Pattern SECTION = Pattern.compile("\\[([^]]+)].*");
    private static final Pattern KEY = Pattern.compile("([^:=\\s][^:=]*?)\\s*[:=](.*)");

    private final SourceText file;
    /// For `section/key` its lines, each with its number.
    private final Map<String, List<Line>> values = new TreeMap<>();

    /// A line of a value.
    private record Line(int number, String text) {}

    SetupCfgReader(SourceText file) {
        this.file = file;
        String section = "";
        String key = "";
        int number = 0;
        for (String line : file.text().lines().toList()) {
            number++;
            Matcher header = SECTION.matcher(line);
            Matcher pair = KEY.matcher(line);
            boolean indented = !line.isEmpty() && Character.isWhitespace(line.charAt(0));
            if (line.isBlank() || "#;".indexOf(line.strip().charAt(0)) >= 0) {
                continue;
            }
            if (indented) {
                add(key, number, line);
            } else if (header.matches()) {
                section = header.group(1).strip();
                key = "";
            } else if (pair.matches()) {
                key = section + "/" + pair.group(1).strip().toLowerCase(java.util.Locale.ROOT);
                values.put(key, new ArrayList<>());
                add(key, number, pair.group(2));
            }
        }
    }

    /// Whether it says what the program needs.
    boolean declares() {
        return values.containsKey("options/install_requires");
    }

    AppHints hints() {
        return new AppHints(
                plain("metadata/name"),
                plain("metadata/version"),
                plain("metadata/author").stream().toList());
    }

    void read(Found found, Wishes wishes) {
        first("options/python_requires").ifPresent(line -> found.python(line.text(), file.line(line.number())));
        require("options/install_requires", found);
        for (String key : values.keySet()) {
            String prefix = "options.extras_require/";
            boolean wanted = key.startsWith(prefix)
                    && Extra.read(key.substring(prefix.length()))
                            .filter(wishes.extras()::contains)
                            .isPresent();
            if (wanted) {
                require(key, found);
            }
        }
    }

    private void require(String key, Found found) {
        for (Line line : values.getOrDefault(key, List.of())) {
            // several on one line have semicolons between them unless these are markers', so one line is one
            found.require(line.text(), file.line(line.number()));
        }
    }

    private void add(String key, int number, String text) {
        if (values.containsKey(key) && !text.isBlank()) {
            values.get(key).add(new Line(number, text.strip()));
        }
    }

    private Optional<Line> first(String key) {
        return values.getOrDefault(key, List.of()).stream().findFirst();
    }

    /// A value that is written here, not somewhere else.
    private Optional<String> plain(String key) {
        return first(key).map(Line::text).filter(text -> !text.startsWith("attr:") && !text.startsWith("file:"));
    }
}
