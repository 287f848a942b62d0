package app.pip.engine.project;

import app.pip.engine.format.toml.TomlException;
import app.pip.engine.format.toml.TomlFile;
import app.pip.engine.format.toml.TomlFile.Span;
import app.pip.engine.format.toml.TomlText;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Changes the text of a [ProjectFile] where it has to be changed, one key at a time; the rest stays
/// as the user wrote it, with comments, order and ends of lines.
final class ProjectFileEditor {

    private static final String FIRST_LINE = "# How pip.app makes an app of this program. May be edited by hand.";

    private static final List<String> TABLES =
            List.of("app", "program", "packages", "signing", ProjectKeys.IMPORTS, ProjectKeys.ANSWERS);

    private final String end;
    private boolean fresh;
    private String text;
    private TomlFile toml;

    /// Begins with the text of the file.
    ///
    /// @throws ProblemException if it isn't TOML
    ProjectFileEditor(String before) throws ProblemException {
        end = before.contains("\r\n") ? "\r\n" : "\n";
        text = before;
        fresh = before.isBlank();
        try {
            toml = TomlFile.parse(before);
        } catch (TomlException e) {
            throw new ProblemException(Problem.stop("project-file.syntax", ProjectFile.NAME, e.line(), e.reason()), e);
        }
    }

    /// The text that says what a file says.
    ///
    /// @throws ProblemException if something else stands where a table of ours has to be
    String edited(ProjectFile wanted) throws ProblemException {
        for (String table : TABLES) {
            if (!toml.at("/" + table).isMissingNode() && !toml.at("/" + table).isObject()) {
                throw new ProblemException(ProjectFileReader.wrong(
                        ProjectFile.NAME,
                        toml.line("/" + table),
                        table,
                        "It begins a part of the file: [" + table + "]."));
            }
        }
        Map<String, String> values = ProjectKeys.values(wanted);
        unrollInlineTables(values);
        for (String key : known()) {
            if (!values.containsKey(key)) {
                remove(pointer(key));
            }
        }
        values.forEach(this::set);
        return text;
    }

    /// The keys of the text that we know.
    private List<String> known() {
        var known = new ArrayList<String>();
        toml.root()
                .forEachEntry((table, value) -> value.propertyNames().forEach(key -> {
                    String name = table + "." + key;
                    if (ProjectKeys.TEXTS.contains(name)
                            || ProjectKeys.LISTS.contains(name)
                            || ProjectKeys.FREE.contains(table)) {
                        known.add(name);
                    }
                }));
        return known;
    }

    /// Nothing can be put into `app = { … }` line by line; comments can't be in it, so nothing gets lost.
    private void unrollInlineTables(Map<String, String> values) {
        for (String table : TABLES) {
            Span span = toml.spans().get("/" + table);
            if (span != null && text.charAt(span.value() - 1) != ']' && text.charAt(span.value()) == '{') {
                toml.at("/" + table).forEachEntry((key, value) -> {
                    String name = table + "." + key;
                    // what isn't known to us stays
                    if (!known().contains(name)) {
                        Span one =
                                span("/" + table + "/" + key.replace("~", "~0").replace("/", "~1"));
                        values.put(name, text.substring(one.value(), one.end()));
                    }
                });
                remove("/" + table);
            }
        }
    }

    private void set(String key, String value) {
        Span span = toml.spans().get(pointer(key));
        if (span == null) {
            add(key, value);
        } else if (!toml.at(pointer(key)).equals(read(value))) {
            replace(span.value(), span.end(), value);
        }
    }

    private static Object read(String value) {
        try {
            return TomlFile.tree("x = " + value).path("x");
        } catch (TomlException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Takes out the whole lines on which a key stands.
    private void remove(String pointer) {
        Span span = span(pointer);
        int from = text.lastIndexOf('\n', span.start()) + 1;
        int to = text.indexOf('\n', span.end());
        replace(from, to < 0 ? text.length() : to + 1, "");
    }

    /// Puts a new line behind the last one of its table.
    private void add(String key, String value) {
        String table = key.substring(0, key.indexOf('.'));
        String name = TomlText.key(key.substring(table.length() + 1));
        Optional<Span> header =
                Optional.ofNullable(toml.spans().get("/" + table)).filter(span -> text.charAt(span.start()) == '[');
        Optional<Span> last = toml.spans().entrySet().stream()
                .filter(one -> one.getKey().startsWith("/" + table + "/"))
                .filter(one -> one.getKey().indexOf('/', table.length() + 2) < 0)
                .map(Map.Entry::getValue)
                // a table of its own below this one is behind all of its keys
                .filter(one -> text.charAt(one.start()) != '[')
                .max(Comparator.comparingInt(Span::end));
        String line = (header.isEmpty() && last.isPresent() ? table + "." : "") + name + " = " + value + end;
        if (last.or(() -> header).isPresent()) {
            insert(last.or(() -> header).get().end(), line);
        } else {
            String before = fresh ? FIRST_LINE + end + end : end;
            fresh = false;
            insert(text.length(), before + "[" + table + "]" + end + line);
        }
    }

    /// Inserts lines behind the line of an offset.
    private void insert(int offset, String lines) {
        int newline = text.indexOf('\n', offset);
        if (newline >= 0 && offset < text.length()) {
            replace(newline + 1, newline + 1, lines);
        } else {
            boolean ended = text.isEmpty() || text.endsWith("\n");
            replace(text.length(), text.length(), (ended ? "" : end) + lines);
        }
    }

    private void replace(int from, int to, String with) {
        text = text.substring(0, from) + with.replace("\r\n", "\n").replace("\n", end) + text.substring(to);
        try {
            toml = TomlFile.parse(text);
        } catch (TomlException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private Span span(String pointer) {
        return Optional.ofNullable(toml.spans().get(pointer)).orElseThrow();
    }

    private static String pointer(String key) {
        int dot = key.indexOf('.');
        String rest = key.substring(dot + 1).replace("~", "~0").replace("/", "~1");
        return "/" + key.substring(0, dot) + "/" + rest;
    }
}
