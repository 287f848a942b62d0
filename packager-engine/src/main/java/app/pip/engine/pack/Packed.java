package app.pip.engine.pack;

import app.pip.engine.format.deflate.Fragment;
import app.pip.engine.hash.Sha1;
import app.pip.engine.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;

/// The packed contents of one file, with everything that an archive or a seal wants to know of the plain bytes, so that
/// they need never be read again.
///
/// @param size of the plain bytes
/// @param crc32 of the plain bytes
/// @param sha256 of the plain bytes
/// @param sha1 of the plain bytes
/// @param deflated whether the packed bytes are a fragment or the plain ones
/// @param packedSize of the packed bytes
/// @param packedCrc CRC-32 of the packed bytes: damage on the disk must not reach an artifact
/// @param source opens the packed bytes
public record Packed(
        long size,
        long crc32,
        Sha256 sha256,
        Sha1 sha1,
        boolean deflated,
        long packedSize,
        long packedCrc,
        Source source)
        implements Fragment {

    @Override
    public InputStream openPacked() throws IOException {
        return new ProvenStream(source.open(), packedSize, packedCrc);
    }

    /// The same contents, kept elsewhere.
    Packed from(Source other) {
        return new Packed(size, crc32, sha256, sha1, deflated, packedSize, packedCrc, other);
    }

    /// Where packed bytes come from.
    @FunctionalInterface
    public interface Source {

        /// Stands in until the place is known.
        Source NONE = () -> {
            throw new IOException("packed bytes without a place");
        };

        /// A new stream over the packed bytes.
        InputStream open() throws IOException;
    }
}
