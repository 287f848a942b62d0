package app.pip.engine.wheel;

import app.pip.engine.format.record.RecordLine;
import java.util.Collections;
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
            RecordLine fields = RecordLine.read(line)
                    .orElseThrow(() -> new IllegalArgumentException("not three fields in the line \"" + line + "\""));
            Line said = line(fields);
            Line other = lines.put(fields.path(), said);
            if (other != null && !other.equals(said)) {
                throw new IllegalArgumentException("two lines about " + fields.path());
            }
        }
        return new RecordFile(lines);
    }

    private static Line line(RecordLine fields) {
        OptionalLong size = OptionalLong.empty();
        if (!fields.size().isEmpty()) {
            size = OptionalLong.of(Long.parseLong(fields.size()));
        }
        if (fields.digest().isEmpty()) {
            return new Line("", "", size);
        }
        String[] half = fields.digest().split("=", 2);
        String algorithm = ALGORITHMS.get(half[0]);
        if (half.length < 2 || algorithm == null) {
            throw new IllegalArgumentException("the digest " + fields.digest() + " of " + fields.path());
        }
        return new Line(algorithm, half[1].replaceFirst("=+$", ""), size);
    }

    /// Which paths must not have a digest, or needn't: RECORD itself, and signatures that nobody checks (PEP
    /// 815).
    static Set<String> withoutDigest(String info) {
        return Set.of(info + "/RECORD", info + "/RECORD.jws", info + "/RECORD.p7s");
    }
}
