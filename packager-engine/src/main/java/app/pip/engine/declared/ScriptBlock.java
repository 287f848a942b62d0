package app.pip.engine.declared;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `# /// script` block of a script, by the [inline script
/// metadata](https://packaging.python.org/en/latest/specifications/inline-script-metadata/)
/// specification (PEP 723).
///
/// @param start the line of its first comment, the first of the file is 1
/// @param toml what it says, without the `#`
record ScriptBlock(int start, String toml) {

    private static final Pattern OPENING = Pattern.compile("# /// ([a-zA-Z0-9-]+)");
    private static final String CLOSING = "# ///";

    /// Finds the block. A block that is never closed is none.
    ///
    /// @throws ProblemException if there are two
    static Optional<ScriptBlock> find(SourceText script) throws ProblemException {
        List<String> lines = script.text().lines().toList();
        Optional<ScriptBlock> found = Optional.empty();
        for (int at = 0; at < lines.size(); at++) {
            Matcher opening = OPENING.matcher(lines.get(at));
            int end = opening.matches() ? closing(lines, at) : -1;
            if (end < 0) {
                continue;
            }
            if (opening.group(1).equals("script")) {
                if (found.isPresent()) {
                    throw new ProblemException(Problem.stop(
                            "declared.two-blocks", script.path(), found.get().start(), at + 1));
                }
                found = Optional.of(new ScriptBlock(at + 1, toml(lines.subList(at + 1, end))));
            }
            at = end;
        }
        return found;
    }

    /// The index of the last closing line among the comments that follow, -1 if there is none. Between
    /// both is at least one line.
    private static int closing(List<String> lines, int opening) {
        int closing = -1;
        for (int at = opening + 1; at < lines.size() && isComment(lines.get(at)); at++) {
            closing = lines.get(at).equals(CLOSING) && at > opening + 1 ? at : closing;
        }
        return closing;
    }

    private static boolean isComment(String line) {
        return line.equals("#") || line.startsWith("# ");
    }

    private static String toml(List<String> lines) {
        var toml = new StringBuilder();
        lines.forEach(
                line -> toml.append(line.substring(Math.min(2, line.length()))).append('\n'));
        return toml.toString();
    }
}
