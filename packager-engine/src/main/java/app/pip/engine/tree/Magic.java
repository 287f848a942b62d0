package app.pip.engine.tree;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;

/// Tells from a file's first bytes whether it is meant to be started. Permissions of the machine we run on don't count:
/// a stick or Windows has none.
public final class Magic {

    /// `#!`, ELF, Mach-O of either byte order and width, Mach-O of several processors.
    private static final List<String> EXECUTABLE =
            List.of("2321", "7f454c46", "feedface", "feedfacf", "cefaedfe", "cffaedfe", "cafebabe", "cafebabf");

    private static final int LONGEST = 4;

    private Magic() {}

    /// Whether the file begins as a script with an interpreter line, an ELF or a Mach-O file does.
    public static boolean isExecutable(Content content) throws IOException {
        try (InputStream in = content.open()) {
            String first = HexFormat.of().formatHex(in.readNBytes(LONGEST));
            return EXECUTABLE.stream().anyMatch(first::startsWith);
        }
    }
}
