package app.pip.engine.wheel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A wheel's `RECORD` (PEP 427, and 376 for its form): lines of path, digest and size, with the quotes of RFC
/// 4180.
///
/// @param lines by path, as the paths are written
record RecordFile(SortedMap<String, Line> lines) {

    /// The digests that are good enough, by the names that RECORD has for them and Java has.
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

    /// What RECORD says of a file.
    ///
    /// @param algorithm Java's name of the digest; empty if there is none
    /// @param digest in URL-safe base64 without padding
    /// @param size in bytes, if it is told
    record Line(String algorithm, String digest, OptionalLong size) {}

    RecordFile {
        lines = Collections.unmodifiableSortedMap(lines);
    }

    /// Reads the file's text.
    ///
    /// @throws IllegalArgumentException if it isn't in this form, names a file twice differently or uses a
    ///     digest that can be forged
    static RecordFile parse(String text) {
        var lines = new TreeMap<String, Line>();
        for (String line : text.lines().toList()) {
            if (line.isEmpty()) {
                continue;
            }
            List<String> fields = fields(line);
            if (fields.size() != 3) {
                throw new IllegalArgumentException("not three fields in the line \"" + line + "\"");
            }
            Line said = line(fields);
            Line other = lines.put(fields.getFirst(), said);
            if (other != null && !other.equals(said)) {
                throw new IllegalArgumentException("two lines about " + fields.getFirst());
            }
        }
        return new RecordFile(lines);
    }

    /// One line of a RECORD, without its end.
    static String line(String path, String digest, String size) {
        boolean quotes = path.contains(",") || path.contains("\"");
        return (quotes ? '"' + path.replace("\"", "\"\"") + '"' : path) + "," + digest + "," + size;
    }

    private static Line line(List<String> fields) {
        OptionalLong size = OptionalLong.empty();
        if (!fields.get(2).isEmpty()) {
            size = OptionalLong.of(Long.parseLong(fields.get(2)));
        }
        if (fields.get(1).isEmpty()) {
            return new Line("", "", size);
        }
        String[] half = fields.get(1).split("=", 2);
        String algorithm = ALGORITHMS.get(half[0]);
        if (half.length < 2 || algorithm == null) {
            throw new IllegalArgumentException("the digest " + fields.get(1) + " of " + fields.getFirst());
        }
        return new Line(algorithm, half[1].replaceFirst("=+$", ""), size);
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

    /// Which paths must not have a digest, or needn't: RECORD itself, and signatures that nobody checks (PEP
    /// 815).
    static Set<String> withoutDigest(String info) {
        return Set.of(info + "/RECORD", info + "/RECORD.jws", info + "/RECORD.p7s");
    }
}
