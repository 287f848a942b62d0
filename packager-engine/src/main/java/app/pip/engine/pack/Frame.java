package app.pip.engine.pack;

import app.pip.engine.hash.Digests;
import app.pip.engine.hash.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;

/// A layer as one Zstandard frame, kept on disk.
///
/// @param layer the layer's digest
/// @param plainSize how many bytes are in the frame
/// @param packedSize how many bytes the frame has
/// @param sha256 of the frame
/// @param file which holds it
public record Frame(Sha256 layer, long plainSize, long packedSize, Sha256 sha256, Path file) {

    /// Writes the frame.
    ///
    /// @throws DamagedException if it isn't what it was; something has been written then
    public void writeTo(OutputStream out) throws IOException {
        var digested = new DigestOutputStream(out, Digests.sha256());
        try (var in = new SliceStream(file, 0, packedSize)) {
            in.transferTo(digested);
        }
        if (!Sha256.finish(digested.getMessageDigest()).equals(sha256)) {
            throw new DamagedException(file + " has changed");
        }
    }
}
