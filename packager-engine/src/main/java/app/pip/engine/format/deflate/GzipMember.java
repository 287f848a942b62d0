package app.pip.engine.format.deflate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/// One gzip member (RFC 1952) out of contents that are compressed already and of bytes between them that are compressed
/// here; its CRC-32 is combined from the parts'. It holds no time and no name.
public final class GzipMember {

    private static final int STORED_BLOCK = 0xffff;

    /// RFC 1952 §2.3: magic, deflate, no flags, no time, best compression, unknown system.
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff};

    private final OutputStream out;
    private final Headers headers = new Headers();
    private long crc;
    private long size;

    /// Begins a member in `out`, which is never closed here.
    public GzipMember(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    /// How many plain bytes it holds by now.
    public long size() {
        return size;
    }

    /// Compresses a header, or an end: a few bytes.
    public void write(byte[] plain) throws IOException {
        out.write(headers.block(plain, size));
        var own = new CRC32();
        own.update(plain);
        count(own.getValue(), plain.length);
    }

    /// Copies a file's contents.
    public void splice(Fragment content) throws IOException {
        try (InputStream packed = content.openPacked()) {
            if (content.deflated()) {
                packed.transferTo(out);
            } else {
                stored(packed);
            }
        }
        count(content.crc32(), content.size());
    }

    /// Writes the member's end.
    public void end() throws IOException {
        out.write(Deflate.end());
        var trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        out.write(trailer.putInt((int) crc).putInt((int) size).array());
    }

    private void count(long partCrc, long partSize) {
        crc = Crc32Sum.of(crc, partCrc, partSize);
        size += partSize;
    }

    /// RFC 1951 §3.2.4: blocks without compression, at most 65,535 bytes each.
    private void stored(InputStream plain) throws IOException {
        var bytes = new byte[STORED_BLOCK];
        for (int n = plain.readNBytes(bytes, 0, STORED_BLOCK); n > 0; n = plain.readNBytes(bytes, 0, STORED_BLOCK)) {
            var head = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN);
            out.write(
                    head.put((byte) 0).putShort((short) n).putShort((short) ~n).array());
            out.write(bytes, 0, n);
        }
    }
}
