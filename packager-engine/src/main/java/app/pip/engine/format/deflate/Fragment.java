package app.pip.engine.format.deflate;

import java.io.IOException;
import java.io.InputStream;

/// The contents of a file as they are kept: a fragment as [Deflate] makes it, or the plain bytes where compressing
/// doesn't help.
public interface Fragment {

    /// The file's size in bytes.
    long size();

    /// The CRC-32 of the file's bytes, 0 to 2³²−1.
    long crc32();

    /// Whether the kept bytes are compressed.
    boolean deflated();

    /// How many bytes are kept.
    long packedSize();

    /// The kept bytes, for the caller to close. Damage is found at the latest at the end, as an `IOException`.
    InputStream openPacked() throws IOException;
}
