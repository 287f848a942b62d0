package app.pip.engine.index;

import app.pip.engine.problem.ProblemException;
import java.io.IOException;

/// A file of which any part can be read, here or on a server.
interface FileBytes {

    /// The last bytes, and by the way the size. All of them if the file is smaller.
    Tail tail(int length) throws IOException, ProblemException, InterruptedException;

    /// Exactly these bytes.
    byte[] read(long from, int length) throws IOException, ProblemException, InterruptedException;

    /// The end of a file.
    final class Tail {
        private final long size;
        private final byte[] bytes;

        Tail(long size, byte[] bytes) {
            this.size = size;
            this.bytes = bytes;
        }

        /// Of the whole file.
        long size() {
            return size;
        }

        byte[] bytes() {
            return bytes;
        }
    }
}
