package app.pip.engine.format.icon;

import app.pip.engine.format.deflate.Deflate;
import app.pip.engine.format.icon.PngHeader.Colour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Writes PNG files with red, green, blue and alpha of 8 bits each. The same picture gives the same bytes.
public final class PngWriter {

    private static final int PIXEL = 4;

    private PngWriter() {}

    /// The picture as a file's bytes.
    public static byte[] write(Picture picture) {
        var header = ByteBuffer.allocate(PngHeader.SIZE)
                .putInt(picture.width())
                .putInt(picture.height())
                .put((byte) Byte.SIZE)
                .put((byte) Colour.RGB_ALPHA.number());
        byte[] pixels = compressed(picture);
        byte[] signature =
                ByteBuffer.allocate(Long.BYTES).putLong(PngChunks.SIGNATURE).array();
        var out = new ByteArrayOutputStream();
        out.writeBytes(signature);
        out.writeBytes(chunk(PngChunks.HEADER, header.array()));
        out.writeBytes(chunk(PngChunks.PIXELS, pixels));
        out.writeBytes(chunk(PngChunks.END, new byte[0]));
        return out.toByteArray();
    }

    private static byte[] compressed(Picture picture) {
        var compressed = new ByteArrayOutputStream();
        try (OutputStream out = Deflate.zlib(compressed)) {
            var above = new byte[picture.width() * PIXEL];
            var filtered = new byte[above.length];
            for (int y = 0; y < picture.height(); y++) {
                byte[] row = row(picture, y);
                out.write(best(row, above, filtered).number());
                out.write(filtered);
                above = row;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory doesn't fail", e);
        }
        return compressed.toByteArray();
    }

    private static byte[] row(Picture picture, int y) {
        var row = ByteBuffer.allocate(picture.width() * PIXEL);
        for (int x = 0; x < picture.width(); x++) {
            row.putInt(Integer.rotateLeft(picture.argb(x, y), Byte.SIZE)); // ARGB to RGBA
        }
        return row.array();
    }

    /// The filter that leaves the smallest bytes, taken as signed: the specification's advice (chapter 12.7).
    ///
    /// @param filtered gets the row as that filter leaves it
    private static PngFilter best(byte[] row, byte[] above, byte[] filtered) {
        PngFilter best = PngFilter.NONE;
        long least = best.apply(row, above, PIXEL, filtered);
        var tried = new byte[row.length];
        for (PngFilter filter : PngFilter.values()) {
            long sum = filter == PngFilter.NONE ? least : filter.apply(row, above, PIXEL, tried);
            if (sum < least) {
                least = sum;
                best = filter;
                System.arraycopy(tried, 0, filtered, 0, tried.length);
            }
        }
        return best;
    }

    private static byte[] chunk(String type, byte[] contents) {
        var chunk = ByteBuffer.allocate(contents.length + 12)
                .putInt(contents.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(contents);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, contents.length + 4);
        return chunk.putInt((int) crc.getValue()).array();
    }
}
