package app.pip.engine.format.macho;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;

/// The parts of a signature as `xnu`'s `cs_blobs.h` and Security's `codesigning` define them: big-endian, each begun by
/// a
/// magic number and its own length.
final class Blob {

    static final int CODE_DIRECTORY = 0xfade0c02;
    private static final int REQUIREMENTS = 0xfade0c01;
    private static final int SUPER_BLOB = 0xfade0cc0;
    private static final int WRAPPER = 0xfade0b01;

    /// Magic number and length.
    static final int HEAD = 8;

    private Blob() {}

    /// A set of requirements with none in it.
    static byte[] noRequirements() {
        return ByteBuffer.allocate(HEAD + Integer.BYTES)
                .putInt(REQUIREMENTS)
                .putInt(HEAD + Integer.BYTES)
                .putInt(0)
                .array();
    }

    /// The place of the cryptographic message, without one: what makes a signature ad hoc.
    static byte[] emptyWrapper() {
        return ByteBuffer.allocate(HEAD).putInt(WRAPPER).putInt(HEAD).array();
    }

    /// How long a [#superBlob] is.
    ///
    /// @param count how many parts
    /// @param size of all parts together, in bytes
    static int superBlobSize(int count, int size) {
        return HEAD + Integer.BYTES + count * 2 * Integer.BYTES + size;
    }

    /// All parts in one, each under its slot number, with an index in front.
    static byte[] superBlob(SortedMap<Integer, byte[]> parts) {
        int size = superBlobSize(
                parts.size(),
                parts.values().stream().mapToInt(part -> part.length).sum());
        var blob = ByteBuffer.allocate(size).putInt(SUPER_BLOB).putInt(size).putInt(parts.size());
        int at = superBlobSize(parts.size(), 0);
        for (Map.Entry<Integer, byte[]> part : parts.entrySet()) {
            blob.putInt(part.getKey()).putInt(at);
            at += part.getValue().length;
        }
        parts.values().forEach(blob::put);
        return blob.array();
    }
}
