package app.pip.engine.script;

import app.pip.engine.problem.Remedy;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words of scripts that would do on one system only, and what does on all of them. Nothing is proposed unless the
/// words
/// stand in their line as they were expected.
///
/// @param program its files as they travel
record Rewording(Tree program) {

    private static final Pattern CLEAR =
            Pattern.compile("os\\.system\\(\\s*[\"'](cls|clear)[\"']\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final String CLEAR_EVERYWHERE = "os.system(\"cls\" if os.name == \"nt\" else \"clear\")";
    // with one dot, and names that stand in the same line
    private static final Pattern RELATIVE =
            Pattern.compile("from[ \\t]+\\.(?<module>\\w*)[ \\t]+import[ \\t]+(?<names>[\\w, \\t]*\\w)");
    private static final List<String> QUOTES = List.of("\"", "'");

    /// For a command that clears the terminal on some systems.
    ///
    /// @param number of the line, the first being 1
    Optional<Remedy> clearing(TreePath file, int number) throws IOException {
        return line(file, number)
                .map(CLEAR::matcher)
                .filter(Matcher::find)
                .map(found -> new Remedy.Reword(file.toString(), found.group(), CLEAR_EVERYWHERE));
    }

    /// For a path that is found on some computers only: another one that is found on all.
    ///
    /// @param number of the line, the first being 1
    /// @param path as the program has it, without the escapes of its literal
    Optional<Remedy> path(TreePath file, int number, String path, String other) throws IOException {
        String line = line(file, number).orElse("");
        for (String written : List.of(path.replace("\\", "\\\\"), path)) {
            for (String quote : QUOTES) {
                String before = quote + written + quote;
                if (line.contains(before)) {
                    return Optional.of(new Remedy.Reword(file.toString(), before, quote + other + quote));
                }
            }
        }
        return Optional.empty();
    }

    /// For an import with a leading dot in a script that is in no package.
    ///
    /// @param number of the line, the first being 1
    Optional<Remedy> withoutDot(TreePath file, int number) throws IOException {
        return line(file, number).map(RELATIVE::matcher).filter(Matcher::find).map(found -> {
            String module = found.group("module");
            String names = found.group("names");
            String plain = module.isEmpty() ? "import " + names : "from " + module + " import " + names;
            return new Remedy.Reword(file.toString(), found.group(), plain);
        });
    }

    private Optional<String> line(TreePath file, int number) throws IOException {
        if (!(program.entries().get(file) instanceof Entry.File script)) {
            return Optional.empty();
        }
        return new String(script.content().readAll(), StandardCharsets.UTF_8)
                .lines()
                .skip(number - 1)
                .findFirst();
    }
}
