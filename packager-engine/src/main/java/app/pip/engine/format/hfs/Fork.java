package app.pip.engine.format.hfs;

import java.nio.ByteBuffer;

/// Where a file's bytes lie: here always in one piece.
///
/// @param size in bytes
/// @param start the first block
/// @param blocks how many of them
record Fork(long size, int start, int blocks) {

    static final int BYTES = 80;

    static final Fork NONE = new Fork(0, 0, 0);

    /// @param clump what its size grows by, which says nothing in a volume that is full
    void put(ByteBuffer out, int clump) {
        int end = out.position() + BYTES;
        out.putLong(size).putInt(clump).putInt(blocks);
        out.putInt(start).putInt(blocks);
        out.position(end);
    }
}
