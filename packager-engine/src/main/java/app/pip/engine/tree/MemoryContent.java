package app.pip.engine.tree;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/// Bytes in memory.
final class MemoryContent implements Content {

    private final byte[] bytes;

    MemoryContent(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public long size() {
        return bytes.length;
    }
}
