package app.pip.engine.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Bytes that can be opened any number of times and are always the same.
public interface Content {

    /// A new stream over the bytes, for the caller to close.
    InputStream open() throws IOException;

    /// How many bytes there are.
    long size();

    /// Bytes in memory, which must not be changed afterwards.
    static Content of(byte[] bytes) {
        return new MemoryContent(bytes);
    }

    /// A text's UTF-8 bytes.
    static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// All bytes at once; for what is known to be small.
    default byte[] readAll() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }
}
