package app.pip.engine.format.hfs;

import app.pip.engine.tree.Content;
import java.io.IOException;

/// Takes a volume's bytes from its first to its last. Files come as a whole, so that what is compressed already need
/// not be compressed again.
public interface VolumeSink {

    /// The file system's own bytes.
    void bytes(byte[] bytes) throws IOException;

    /// A file's bytes, and zeros after them up to the end of its last block.
    ///
    /// @param padding how many zeros
    void file(Content content, int padding) throws IOException, InterruptedException;
}
