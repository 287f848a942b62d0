package app.pip.engine.format.icon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.Hostile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PngFileTest {

    /// What the JDK's own writer writes, read with our reader.
    @ParameterizedTest
    @MethodSource("kinds")
    void readsWhatAnotherWriterWrites(int type, boolean interlaced, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, type);
        var random = new Random(width * 31L + height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        Picture picture = PngFile.read(written(image, interlaced));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertEquals(expected(image, x, y), picture.argb(x, y), x + ", " + y);
            }
        }
    }

    static Stream<Arguments> kinds() {
        int[] types = {
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_BYTE_BINARY,
        };
        return Arrays.stream(types)
                .boxed()
                .flatMap(type -> Stream.of(1, 2, 3, 5, 8, 9, 33)
                        .flatMap(width -> Stream.of(true, false)
                                .map(interlaced -> Arguments.of(type, interlaced, width, 37 - width))));
    }

    /// Grey is taken from the samples: the JDK's `getRGB` brightens it, since it takes its greys for linear.
    private static int expected(BufferedImage image, int x, int y) {
        int sample = image.getRaster().getSample(x, y, 0);
        return switch (image.getType()) {
            case BufferedImage.TYPE_BYTE_GRAY -> 0xff000000 | sample * 0x010101;
            case BufferedImage.TYPE_USHORT_GRAY -> 0xff000000 | Math.round(sample / 257f) * 0x010101;
            default -> image.getRGB(x, y);
        };
    }

    private static byte[] written(BufferedImage image, boolean interlaced) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var param = writer.getDefaultWriteParam();
        param.setProgressiveMode(interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        writer.dispose();
        return out.toByteArray();
    }

    @Test
    void readsSamplesSmallerThanAByte() throws FormatException {
        // 2 bits of grey: 0, 1, 2, 3, 0 in two bytes
        byte[] file =
                new PngSample().header(5, 1, 2, 0, 0).pixels(0, 0b00011011, 0).end();
        assertPixels(file, 0xff000000, 0xff555555, 0xffaaaaaa, 0xffffffff, 0xff000000);
    }

    @Test
    void knowsTransparentColours() throws FormatException {
        byte[] grey = new PngSample()
                .header(2, 1, 8, 0, 0)
                .chunk("tRNS", 0, 9)
                .pixels(0, 9, 8)
                .end();
        assertPixels(grey, 0x00090909, 0xff080808);
        byte[] rgb = new PngSample()
                .header(2, 1, 8, 2, 0)
                .chunk("tRNS", 0, 1, 0, 2, 0, 3)
                .pixels(0, 1, 2, 3, 1, 2, 4)
                .end();
        assertPixels(rgb, 0x00010203, 0xff010204);
        byte[] palette = new PngSample()
                .header(4, 1, 4, 3, 0)
                .chunk("PLTE", 1, 2, 3, 4, 5, 6, 7, 8, 9)
                .chunk("tRNS", 0, 0x80)
                .pixels(0, 0x01, 0x2f)
                .end();
        assertPixels(palette, 0x00010203, 0x80040506, 0xff070809, 0xff000000);
    }

    @Test
    void undoesEveryFilter() throws FormatException {
        byte[] file = new PngSample()
                .header(3, 5, 8, 0, 0)
                .pixels(0, 10, 20, 30, 1, 5, 5, 5, 2, 1, 1, 1, 3, 4, 4, 4, 4, 1, 1, 1)
                .end();
        // by hand: sub adds the left one, up the upper one, average half of both, Paeth the nearest of three
        int[] greys = {10, 20, 30, 5, 10, 15, 6, 11, 16, 7, 13, 18, 8, 14, 19};
        assertPixels(
                file,
                Arrays.stream(greys).map(grey -> 0xff000000 | grey * 0x010101).toArray());
    }

    @Test
    void skipsWhatItNeedNotKnow() throws FormatException {
        byte[] file = new PngSample()
                .header(1, 1, 8, 0, 0)
                .chunk("tEXt", 'a', 0, 'b')
                .pixels(0, 7)
                .end();
        assertPixels(file, 0xff070707);
        assertPixels(Arrays.copyOf(file, file.length + 5), 0xff070707);
    }

    @Test
    void takesPixelsInSeveralParts() throws FormatException {
        byte[] data = PngSample.compress(new byte[] {0, 1, 2, 3});
        byte[] file = new PngSample()
                .header(3, 1, 8, 0, 0)
                .chunk("IDAT", Arrays.copyOf(data, 3))
                .chunk("IDAT", new byte[0])
                .chunk("IDAT", Arrays.copyOfRange(data, 3, data.length))
                .end();
        assertPixels(file, 0xff010101, 0xff020202, 0xff030303);
    }

    @ParameterizedTest
    @CsvSource({
        "a colour type, 1, 1, 8, 1, 0",
        "a bit depth, 1, 1, 3, 0, 0",
        "a bit depth, 1, 1, 4, 2, 0",
        "a bit depth, 1, 1, 16, 3, 0",
        "interlace 0 or 1, 1, 1, 8, 0, 2",
        "a palette (PLTE), 1, 1, 8, 3, 0",
        "whole and undamaged, 2, 1, 8, 0, 0",
        "25 megapixels, 5001, 5001, 8, 0, 0",
        "16384 pixels, 16385, 1, 8, 0, 0",
        "sides of 1 to, 0, 1, 8, 0, 0",
        "at least 24224 bytes for 5000 x 5000 pixels, 5000, 5000, 8, 0, 0",
    })
    void refusesForms(String expected, int width, int height, int depth, int colour, int interlaced) {
        assertRefused(
                expected,
                new PngSample()
                        .header(width, height, depth, colour, interlaced)
                        .pixels(0, 7)
                        .end());
    }

    @Test
    void refusesWhatIsNoPng() {
        assertRefused("the signature of a PNG file", new byte[0]);
        assertRefused("the signature of a PNG file", new byte[] {(byte) 0xff, (byte) 0xd8, 0, 0, 0, 0, 0, 0});
        assertRefused("IHDR of 13 bytes", new PngSample().pixels(0, 7).end());
        assertRefused("no icon needs more", new byte[(50 << 20) + 1]);
    }

    @Test
    void refusesDamagedChunks() {
        byte[] wrongSum = onePixel().pixels(0, 7).end();
        wrongSum[30]++;
        assertRefused("the checksum 0x", wrongSum);
        assertRefused("an IDAT chunk", onePixel().end());
        assertRefused("a filter from 0 to 4", onePixel().pixels(5, 7).end());
        assertRefused("whole and undamaged", onePixel().chunk("IDAT", 1, 2, 3).end());
        assertRefused(
                "known critical chunk", onePixel().chunk("ABcD").pixels(0, 7).end());
    }

    private static PngSample onePixel() {
        return new PngSample().header(1, 1, 8, 0, 0);
    }

    private static void assertRefused(String expected, byte[] file) {
        var e = assertThrows(FormatException.class, () -> PngFile.read(file));
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }

    @Test
    void survivesDamage() {
        byte[] palette = new PngSample()
                .header(9, 7, 4, 3, 1)
                .chunk("PLTE", 1, 2, 3, 4, 5, 6, 7, 8, 9)
                .chunk("tRNS", 0, 0x80)
                .pixels(new int[100])
                .end();
        Hostile.damage(palette, PngFile::read);
        Hostile.damage(palette, file -> PngFile.read(PngSample.withRightChecksums(file)));
    }

    private static void assertPixels(byte[] file, int... expected) throws FormatException {
        Picture picture = PngFile.read(file);
        var expectedPicture = new Picture(picture.width(), picture.height(), expected);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                assertEquals(
                        Integer.toHexString(expectedPicture.argb(x, y)),
                        Integer.toHexString(picture.argb(x, y)),
                        x + ", " + y);
            }
        }
    }
}
