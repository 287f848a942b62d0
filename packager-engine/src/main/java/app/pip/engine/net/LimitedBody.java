package app.pip.engine.net;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/// A body that must not be larger than what is sensible, counted after unpacking.
final class LimitedBody extends FilterInputStream {

    private static final int MEGABYTE = 1 << 20;

    private final long limit;
    private final String host;
    private long left;

    LimitedBody(InputStream body, long limit, String host) {
        super(body);
        this.limit = limit;
        this.left = limit;
        this.host = host;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int n = unpacked(into, from, length);
        left -= Math.max(n, 0);
        if (left < 0) {
            String size = limit < MEGABYTE ? limit + " bytes" : limit / MEGABYTE + " MB";
            throw new NetException(Trouble.TOO_LARGE, host, size, null);
        }
        return n;
    }

    /// What is wrong with the packing on the way is no fault of the thing that was packed.
    private int unpacked(byte[] into, int from, int length) throws IOException {
        try {
            return in.read(into, from, length);
        } catch (EOFException | ZipException e) {
            throw new NetException(Trouble.CUT, host, "damaged on the way", e);
        }
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = 0;
        var buffer = new byte[1 << 13];
        while (skipped < n) {
            int got = read(buffer, 0, (int) Math.min(buffer.length, n - skipped));
            if (got < 0) {
                break;
            }
            skipped += got;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
