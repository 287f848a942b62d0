package app.pip.engine.format.ar;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Writes an archive as Debian packages want it (`man 5 deb`): short ASCII names, no owner, one fixed time.
public final class ArWriter {

    private static final String MAGIC = "!<arch>\n";

    /// 21 June 2023, as in our tape archives.
    private static final long TIME = 1_687_308_580L;

    private static final int LONGEST_NAME = 16;

    private final OutputStream out;

    /// Begins an archive in `out`, which is never closed here.
    public ArWriter(OutputStream out) throws IOException {
        this.out = out;
        out.write(ascii(MAGIC));
    }

    /// One member.
    ///
    /// @param name at most 16 ASCII characters
    /// @param size in bytes
    /// @param content writes exactly that many
    /// @throws IllegalArgumentException if the name is too long
    public void member(String name, long size, Body content) throws IOException, InterruptedException {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("too long for an archive: " + name);
        }
        out.write(ascii(String.format(Locale.ROOT, "%-16s%-12d%-6d%-6d%-8o%-10d`\n", name, TIME, 0, 0, 0100644, size)));
        content.write(out);
        if (size % 2 != 0) {
            out.write('\n');
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// The contents of a member.
    @FunctionalInterface
    public interface Body {
        /// Writes all of it.
        void write(OutputStream out) throws IOException, InterruptedException;
    }
}
