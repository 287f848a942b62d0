package app.pip.engine.format.icon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.Hostile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {

    @Test
    void anIconThatWasWrittenIsReadInItsLargestSize() throws Exception {
        Picture picture = half(300, 0xff336699);
        Picture read = PictureFile.read(Ico.file(Ico.images(picture)));
        assertEquals("256 x 256 pixels", read.toString());
        assertEquals(0xff336699, read.argb(10, 10));
        assertEquals(0, read.argb(10, 250));
        assertEquals("512 x 512 pixels", PictureFile.read(Icns.from(picture)).toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 20, 24, 32, 40, 48, 64})
    void bitmapsKeepColoursAndTransparency(int side) throws Exception {
        Picture picture = half(side, 0x80336699);
        var image = Ico.images(picture).stream()
                .filter(one -> one.side() == side)
                .findFirst()
                .orElseThrow();
        Picture read = PictureFile.read(Ico.file(List.of(image)));
        assertEquals(picture, read);
    }

    /// 2 x 2 pixels with a palette: red above green and blue, the last pixel hidden by the mask.
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void paletteBitmapsHaveAMask(int bits) throws Exception {
        int colours = 1 << bits;
        var bitmap = ByteBuffer.allocate(40 + 4 * colours + 4 * 4).order(ByteOrder.LITTLE_ENDIAN);
        bitmap.putInt(40).putInt(2).putInt(4).putShort((short) 1).putShort((short) bits);
        bitmap.position(40).putInt(0xff0000).putInt(0x00ff00).position(40 + 4 * colours);
        // from below: colours 1, 1, then 0, 1
        int first = bits == 8 ? 1 | 1 << 8 : bits == 4 ? 0x11 : 0xc0;
        int second = bits == 8 ? 1 << 8 : bits == 4 ? 0x01 : 0x40;
        bitmap.putInt(first).putInt(second).putInt(0x40).putInt(0);
        Picture read = PictureFile.read(Ico.file(List.of(new Ico.Image(2, bitmap.flip()))));
        assertEquals(new Picture(2, 2, new int[] {0xffff0000, 0xff00ff00, 0xff00ff00, 0}), read);
    }

    @Test
    void photosAreReadAsTheyWereSeen() throws Exception {
        byte[] jpeg = jpeg();
        Picture upright = PictureFile.read(jpeg);
        assertEquals("32 x 16 pixels", upright.toString());
        assertTrue((upright.argb(2, 8) >> 16 & 0xff) > 200, "red on the left");
        Picture turned = PictureFile.read(withOrientation(jpeg, 6));
        assertEquals("16 x 32 pixels", turned.toString());
        assertTrue((turned.argb(8, 2) >> 16 & 0xff) > 200, "red at the top");
    }

    /// Exif 2.32, table 6: which row and column of the visible picture the stored first row and column are.
    @ParameterizedTest
    @CsvSource({"1,123456", "2,321654", "3,654321", "4,456123", "5,142536", "6,415263", "7,635241", "8,362514"})
    void eachOrientation(int number, String seen) {
        Picture stored = new Picture(3, 2, new int[] {1, 2, 3, 4, 5, 6});
        Picture turned = new ExifOrientation(number).turned(stored);
        var pixels = new StringBuilder();
        for (int y = 0; y < turned.height(); y++) {
            for (int x = 0; x < turned.width(); x++) {
                pixels.append(turned.argb(x, y));
            }
        }
        assertEquals(seen, pixels.toString());
    }

    @Test
    void damageIsMetInWords() throws Exception {
        Hostile.damage(Ico.file(Ico.images(half(64, -1)).subList(0, 1)), PictureFileTest::read);
        byte[] png = PngWriter.write(half(2, -1));
        var icns = ByteBuffer.allocate(16 + png.length).putInt(0x69636e73).putInt(16 + png.length);
        Hostile.damage(icns.putInt(0x69637034).putInt(8 + png.length).put(png).array(), PictureFileTest::read);
        byte[] jpeg = withOrientation(jpeg(), 8);
        for (int length = 0; length < 200; length++) {
            byte[] cut = Arrays.copyOf(jpeg, length);
            assertThrows(FormatException.class, () -> PictureFile.read(cut));
        }
        assertThrows(FormatException.class, () -> PictureFile.read(new byte[0]));
    }

    @Test
    void anInitialIsWhiteOnAColourOfItsOwn() {
        Picture e = Initial.picture("élan", 3);
        assertEquals(e, Initial.picture("Egg", 3));
        assertTrue(!e.equals(Initial.picture("Egg", 4)));
        assertEquals(0, e.argb(0, 0), "round corners");
        assertEquals(0xffffff, Initial.picture("I", 0).argb(256, 256) & 0xffffff);
        assertEquals(Initial.picture("漢字", 1), Initial.picture("!?", 1), "a paw for what has no letter");
    }

    /// A damaged icon never looks like a drawing.
    private static Picture read(byte[] file) throws FormatException {
        try {
            return PictureFile.read(file);
        } catch (UndrawableException e) {
            throw new AssertionError(e);
        }
    }

    private static Picture half(int side, int argb) {
        var pixels = new int[side * side];
        Arrays.fill(pixels, 0, side * side / 2, argb);
        return new Picture(side, side, pixels);
    }

    private static byte[] jpeg() throws Exception {
        var image = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 16; x++) {
            for (int y = 0; y < 16; y++) {
                image.setRGB(x, y, 0xff0000);
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    private static byte[] withOrientation(byte[] jpeg, int number) {
        var exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xffe1).putShort((short) 34).putInt(0x45786966).putShort((short) 0);
        exif.putInt(0x4d4d002a).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) number);
        var all = ByteBuffer.allocate(jpeg.length + exif.capacity());
        return all.put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
