package app.pip.engine.packing;

import app.pip.engine.hash.Digests;
import app.pip.engine.hash.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;

/// What is known of bytes after they were written to nowhere. Formats that say a part's size or digest before the part
/// itself are written so: the part is made twice, which costs less than keeping it, and needs no room.
///
/// @param size in bytes
/// @param sha256 of them
record Measured(long size, Sha256 sha256) {

    /// Makes the bytes once.
    static Measured of(Bytes bytes) throws IOException, InterruptedException {
        var counting = new Counting();
        var digesting = new DigestOutputStream(counting, Digests.sha256());
        bytes.write(digesting);
        return new Measured(counting.size, Sha256.finish(digesting.getMessageDigest()));
    }

    /// Bytes that are the same each time they are made.
    @FunctionalInterface
    interface Bytes {
        /// Writes all of them.
        ///
        /// @param out is left open
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private static final class Counting extends OutputStream {
        private long size;

        @Override
        public void write(int one) {
            size++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            size += length;
        }
    }
}
