package app.pip.engine.pack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/// Packed bytes whose length and CRC-32 are compared with the recorded ones before the last of them is given out.
final class ProvenStream extends FilterInputStream {

    private final CRC32 crc = new CRC32();
    private final long expectedCrc;
    private long left;

    ProvenStream(InputStream in, long size, long expectedCrc) {
        super(in);
        this.left = size;
        this.expectedCrc = expectedCrc;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int n = in.read(bytes, from, (int) Math.min(length, left));
        if (n < 0) {
            throw new DamagedException("packed bytes are missing");
        }
        crc.update(bytes, from, n);
        left -= n;
        if (left == 0 && crc.getValue() != expectedCrc) {
            throw new DamagedException("packed bytes have changed");
        }
        return n;
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : readNBytes((int) Math.min(count, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
