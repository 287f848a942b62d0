package app.pip.engine.format.cfb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream of a compound file.
///
/// @param name at most 31 UTF-16 units
/// @param size in bytes
/// @param source opens exactly that many bytes
public record CompoundStream(String name, long size, Source source) {

    private static final int LONGEST_NAME = 31;

    /// Checks the name.
    ///
    /// @throws IllegalArgumentException if it is too long
    public CompoundStream {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("no name for a stream: " + name);
        }
    }

    /// A stream of some bytes, which must not be changed afterwards.
    public static CompoundStream of(String name, byte[] bytes) {
        return new CompoundStream(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /// Where a stream's bytes come from.
    @FunctionalInterface
    public interface Source {
        /// A new stream over them, for the caller to close.
        InputStream open() throws IOException;
    }
}
