package app.pip.engine.pybi;

import app.pip.engine.format.record.RecordLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `pybi-info/RECORD`: one line for each file and link (PEP 711). A link has `symlink=` and what it leads to where
/// files have a digest.
///
/// @param lines in the order of the file
record RecordFile(List<RecordLine> lines) {

    private static final String LINK = "symlink=";

    RecordFile {
        lines = List.copyOf(lines);
    }

    /// Reads the file.
    ///
    /// @return nothing if a line hasn't three fields
    static Optional<RecordFile> read(String text) {
        var lines = new ArrayList<RecordLine>();
        for (String line : text.lines().filter(line -> !line.isEmpty()).toList()) {
            Optional<RecordLine> read = RecordLine.read(line);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            lines.add(read.get());
        }
        return Optional.of(new RecordFile(lines));
    }

    /// What a line says that a link leads to; nothing for a file.
    static Optional<String> target(RecordLine line) {
        return line.digest().startsWith(LINK) ? Optional.of(line.digest().substring(LINK.length())) : Optional.empty();
    }

    /// The line of a link.
    static RecordLine link(String path, String target) {
        return new RecordLine(path, LINK + target, "");
    }
}
