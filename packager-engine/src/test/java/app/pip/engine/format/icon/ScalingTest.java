package app.pip.engine.format.icon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScalingTest {

    @Test
    void averagesAreas() {
        var four = new Picture(2, 2, new int[] {0xff000000, 0xff0000ff, 0xff00ff00, 0xffff0000});
        assertEquals("ff404040", hex(Scaling.to(four, 1, 1), 0, 0));
        // three pixels to two: each takes one and a half
        var three = new Picture(3, 1, new int[] {0xff000000, 0xff3c3c3c, 0xff969696});
        var two = Scaling.to(three, 2, 1);
        assertEquals("ff141414", hex(two, 0, 0));
        assertEquals("ff787878", hex(two, 1, 0));
    }

    @Test
    void transparentPixelsLendNoColour() {
        var edge = new Picture(2, 1, new int[] {0xffff0000, 0x0000ff00});
        assertEquals("80ff0000", hex(Scaling.to(edge, 1, 1), 0, 0));
    }

    @Property(tries = 300)
    void onePlainColourStaysWhatItIs(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 60) int newWidth,
            @ForAll @IntRange(min = 1, max = 60) int newHeight,
            @ForAll int argb) {
        int colour = argb | 0x80000000; // where almost nothing is seen, colours can't be kept exactly
        var pixels = new int[width * height];
        Arrays.fill(pixels, colour);
        var scaled = Scaling.to(new Picture(width, height, pixels), newWidth, newHeight);
        var expected = new int[newWidth * newHeight];
        Arrays.fill(expected, colour);
        assertEquals(new Picture(newWidth, newHeight, expected), scaled);
    }

    @Test
    void growsSmoothly() {
        var steps = new Picture(4, 1, new int[] {0xff000000, 0xff404040, 0xff808080, 0xffc0c0c0});
        var grown = Scaling.to(steps, 32, 1);
        for (int x = 1; x < 32; x++) {
            int rise = (grown.argb(x, 0) & 0xff) - (grown.argb(x - 1, 0) & 0xff);
            // splines swing a little at the ends
            assertTrue(rise >= -3 && rise <= 12, "a step of " + rise + " at " + x);
        }
    }

    @Test
    void putsAWidePictureIntoTheMiddleOfASquare() {
        var wide = new Picture(4, 2, new int[] {-1, -1, -1, -1, -1, -1, -1, -1});
        var square = Scaling.square(wide, 8);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                assertEquals(y < 2 || y >= 6 ? 0 : -1, square.argb(x, y), x + ", " + y);
            }
        }
        var line = Scaling.square(new Picture(300, 1, new int[300]), 16);
        assertEquals("16 x 16 pixels", line.toString());
    }

    private static String hex(Picture picture, int x, int y) {
        return Integer.toHexString(picture.argb(x, y));
    }
}
