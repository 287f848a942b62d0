package app.pip.engine.declared;

import java.util.ArrayList;
import java.util.List;

/// The lines of a requirements file as
/// [pip](https://pip.pypa.io/en/stable/reference/requirements-file-format/) sees them: those that end
/// with `\` joined, comments and empty ones left out.
///
/// @param number the first line of the file that it was made of; the first is 1
/// @param text without comment and surrounding spaces, never empty
record RequirementLines(int number, String text) {

    static List<RequirementLines> of(String text) {
        var lines = new ArrayList<RequirementLines>();
        var joined = new StringBuilder();
        int first = 1;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            first = joined.isEmpty() ? number : first;
            boolean comment = line.stripLeading().startsWith("#");
            boolean goesOn = line.endsWith("\\") && !comment;
            // a comment ends what goes on, and must not become a part of it
            joined.append(comment ? " " : "").append(goesOn ? line.substring(0, line.length() - 1) : line);
            if (!goesOn) {
                add(lines, first, joined);
            }
        }
        add(lines, first, joined);
        return lines;
    }

    private static void add(List<RequirementLines> lines, int first, StringBuilder joined) {
        String plain = joined.substring(0, comment(joined)).strip();
        if (!plain.isEmpty()) {
            lines.add(new RequirementLines(first, plain));
        }
        joined.setLength(0);
    }

    /// Where the comment begins: a `#` at the line's beginning or behind a space.
    private static int comment(CharSequence line) {
        for (int at = 0; at < line.length(); at++) {
            if (line.charAt(at) == '#' && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                return at;
            }
        }
        return line.length();
    }
}
