package app.pip.engine.format.icon;

import app.pip.engine.format.FormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Reads JPEG files by the decoder that comes with the JDK, turned as the camera says it was held.
final class JpegFile {

    private static final String FORMAT = "JPEG";
    private static final long MOST_PIXELS = 25_000_000;

    private JpegFile() {}

    static Picture read(byte[] file) throws FormatException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(FORMAT).next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw new FormatException(FORMAT, 0, "at most 25 megapixels");
            }
            return ExifOrientation.of(file).turned(picture(reader.read(0)));
        } catch (FormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the decoder meets damage with exceptions of many kinds
            var damaged = new FormatException(FORMAT, 0, "a picture in red, green and blue or in grey");
            damaged.initCause(e);
            throw damaged;
        } finally {
            reader.dispose();
        }
    }

    private static Picture picture(BufferedImage image) {
        int[] argb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new Picture(image.getWidth(), image.getHeight(), argb);
    }
}
