package app.pip.engine.pack;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/// Takes the number and the CRC-32 of the bytes that pass.
final class CountingStream extends FilterOutputStream {

    private final CRC32 crc = new CRC32();
    private long count;

    CountingStream(OutputStream out) {
        super(out);
    }

    long count() {
        return count;
    }

    long crc32() {
        return crc.getValue();
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        crc.update(bytes, from, length);
        count += length;
    }
}
