package app.pip.app.ui;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// A picture as the bytes of a PNG file: 8 bits for each of red, green, blue and opacity, no filter. JavaFX can write
/// none without the toolkit of `java.awt`. https://www.w3.org/TR/png-3/
///
/// @param image whose pixels can be read
public record Png(Image image) {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final byte DEPTH = 8;
    private static final byte COLOURS_AND_OPACITY = 6;

    /// The file's bytes.
    public byte[] bytes() {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var file = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(file)) {
            out.writeLong(SIGNATURE);
            chunk(
                    out,
                    "IHDR",
                    ByteBuffer.allocate(13)
                            .putInt(width)
                            .putInt(height)
                            .put(DEPTH)
                            .put(COLOURS_AND_OPACITY)
                            .array());
            chunk(out, "IDAT", rows(width, height));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private byte[] rows(int width, int height) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            int[] pixels = new int[width];
            var row = ByteBuffer.allocate(1 + 4 * width);
            for (int y = 0; y < height; y++) {
                image.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), pixels, 0, width);
                row.clear().put((byte) 0);
                for (int pixel : pixels) {
                    row.putInt(Integer.rotateLeft(pixel, 8));
                }
                deflater.write(row.array());
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var check = new CRC32();
        check.update(name);
        check.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) check.getValue());
    }
}
