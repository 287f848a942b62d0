package app.pip.engine.pybi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `pybi-info/RECORD`: one line for each file and link, RFC 4180 fields as in a wheel's RECORD (PEP 376, 427).
///
/// @param lines in the order of the file
record RecordFile(List<Line> lines) {

    private static final String LINK = "symlink=";

    RecordFile {
        lines = List.copyOf(lines);
    }

    /// Reads the file.
    ///
    /// @return nothing if a line hasn't three fields
    static Optional<RecordFile> read(String text) {
        var lines = new ArrayList<Line>();
        for (String line : text.lines().filter(line -> !line.isEmpty()).toList()) {
            // from the right: digest and size hold no comma, a quoted path may
            int size = line.lastIndexOf(',');
            int digest = line.lastIndexOf(',', size - 1);
            if (digest < 0) {
                return Optional.empty();
            }
            lines.add(new Line(
                    unquoted(line.substring(0, digest)),
                    unquoted(line.substring(digest + 1, size)),
                    line.substring(size + 1)));
        }
        return Optional.of(new RecordFile(lines));
    }

    private static String unquoted(String field) {
        return field.startsWith("\"") && field.endsWith("\"") && field.length() > 1
                ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
                : field;
    }

    /// One line.
    ///
    /// @param path of the file or link
    /// @param digest as `sha256=…`, or for a link `symlink=` and what it leads to
    /// @param size in bytes; empty for links
    record Line(String path, String digest, String size) {

        /// What a link leads to; nothing for a file.
        Optional<String> link() {
            return digest.startsWith(LINK) ? Optional.of(digest.substring(LINK.length())) : Optional.empty();
        }

        /// The line of a link.
        static Line link(String path, String target) {
            return new Line(path, LINK + target, "");
        }

        @Override
        public String toString() {
            return quoted(path) + "," + quoted(digest) + "," + size;
        }

        private static String quoted(String field) {
            return field.contains(",") || field.contains("\"") ? '"' + field.replace("\"", "\"\"") + '"' : field;
        }
    }
}
