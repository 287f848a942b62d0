package app.pip.engine.format.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line of a `RECORD` (PEP 376, 427): three fields, with the quotes of RFC 4180.
///
/// @param path of the file
/// @param digest such as `sha256=` and base64; may be empty
/// @param size in bytes; may be empty
public record RecordLine(String path, String digest, String size) {

    private static final int FIELDS = 3;

    /// Reads a line.
    ///
    /// @return nothing if it hasn't three fields
    public static Optional<RecordLine> read(String line) {
        List<String> fields = fields(line);
        return fields.size() == FIELDS
                ? Optional.of(new RecordLine(fields.get(0), fields.get(1), fields.get(2)))
                : Optional.empty();
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"' && quoted && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                field.append(c);
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /// The line as it is written, without its end.
    @Override
    public String toString() {
        return quoted(path) + "," + quoted(digest) + "," + size;
    }

    private static String quoted(String field) {
        return field.contains(",") || field.contains("\"") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
