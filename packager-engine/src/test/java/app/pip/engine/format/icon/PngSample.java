package app.pip.engine.format.icon;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes PNG files chunk by chunk, as the tests need them.
final class PngSample {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PngSample() {
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    }

    /// @param form bit depth, colour type, and 1 if interlaced
    PngSample header(int width, int height, int... form) {
        return chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) form[0])
                        .put((byte) form[1])
                        .putShort((short) 0)
                        .put((byte) form[2])
                        .array());
    }

    /// @param raw rows with their filter bytes
    PngSample pixels(int... raw) {
        return chunk("IDAT", compress(bytes(raw)));
    }

    PngSample chunk(String type, int... contents) {
        return chunk(type, bytes(contents));
    }

    PngSample chunk(String type, byte[] contents) {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(contents);
        out.writeBytes(ByteBuffer.allocate(4).putInt(contents.length).array());
        out.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(contents);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        return this;
    }

    byte[] end() {
        chunk("IEND", new byte[0]);
        return out.toByteArray();
    }

    static byte[] compress(byte[] raw) {
        var deflater = new Deflater();
        deflater.setInput(raw);
        deflater.finish();
        var compressed = new byte[raw.length * 2 + 100];
        int length = deflater.deflate(compressed);
        deflater.end();
        return java.util.Arrays.copyOf(compressed, length);
    }

    /// The same file with its checksums made right again.
    static byte[] withRightChecksums(byte[] file) {
        byte[] right = file.clone();
        var bytes = ByteBuffer.wrap(right);
        int at = 8;
        while (at + 12 <= right.length) {
            int size = bytes.getInt(at);
            if (size < 0 || size > right.length - at - 12) {
                break;
            }
            var crc = new CRC32();
            crc.update(right, at + 4, size + 4);
            bytes.putInt(at + 8 + size, (int) crc.getValue());
            at += 12 + size;
        }
        return right;
    }

    private static byte[] bytes(int... numbers) {
        var bytes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        return bytes;
    }
}
