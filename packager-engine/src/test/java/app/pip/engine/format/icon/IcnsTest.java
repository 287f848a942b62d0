package app.pip.engine.format.icon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IcnsTest {

    private static final Map<String, Integer> SIDES = Map.of(
            "icp4", 16, "icp5", 32, "ic11", 32, "ic12", 64, "ic07", 128, "ic13", 256, "ic08", 256, "ic14", 512, "ic09",
            512, "ic10", 1024);

    @Test
    void holdsEachSizeAsPng() throws FormatException {
        var icons = parse(Icns.from(plain(700, 300)));
        assertEquals(SIDES.keySet(), icons.keySet());
        for (var icon : icons.entrySet()) {
            int side = SIDES.get(icon.getKey());
            Picture picture = PngFile.read(icon.getValue());
            assertEquals(side + " x " + side + " pixels", picture.toString());
            assertEquals(0xff336699, picture.argb(side / 2, side / 2));
            assertEquals(0, picture.argb(side / 2, 0));
        }
    }

    @Test
    void aSmallPictureIsNotBlownUpToTheLargestSize() throws FormatException {
        var icons = parse(Icns.from(plain(16, 16)));
        assertEquals(9, icons.size());
        assertEquals("512 x 512 pixels", PngFile.read(icons.get("ic09")).toString());
    }

    @Test
    void theSamePictureGivesTheSameBytes() {
        assertArrayEquals(Icns.from(plain(90, 80)), Icns.from(plain(90, 80)));
    }

    @Test
    void takesTheLargestPicture() {
        assertTimeout(Duration.ofMinutes(2), () -> Icns.from(plain(5000, 5000)));
    }

    private static Picture plain(int width, int height) {
        var argb = new int[width * height];
        Arrays.fill(argb, 0xff336699);
        return new Picture(width, height, argb);
    }

    private static Map<String, byte[]> parse(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        assertEquals("icns", letters(bytes));
        assertEquals(file.length, bytes.getInt());
        var icons = new LinkedHashMap<String, byte[]>();
        while (bytes.hasRemaining()) {
            String type = letters(bytes);
            var icon = new byte[bytes.getInt() - 8];
            bytes.get(icon);
            icons.put(type, icon);
        }
        return icons;
    }

    private static String letters(ByteBuffer bytes) {
        var four = new byte[4];
        bytes.get(four);
        return new String(four, StandardCharsets.US_ASCII);
    }
}
