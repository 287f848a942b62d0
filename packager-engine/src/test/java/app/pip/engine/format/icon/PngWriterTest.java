package app.pip.engine.format.icon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PngWriterTest {

    @Property(tries = 200)
    void comesBackFromBothReaders(@ForAll("pictures") Picture picture) throws IOException {
        byte[] file = PngWriter.write(picture);
        assertEquals(picture, PngFile.read(file));
        var image = ImageIO.read(new ByteArrayInputStream(file));
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                assertEquals(picture.argb(x, y), image.getRGB(x, y));
            }
        }
        assertArrayEquals(file, PngWriter.write(picture));
    }

    @Provide
    Arbitrary<Picture> pictures() {
        var sides = Arbitraries.integers().between(1, 12);
        return Combinators.combine(sides, sides)
                .flatAs((width, height) -> Arbitraries.integers()
                        .array(int[].class)
                        .ofSize(width * height)
                        .map(argb -> new Picture(width, height, argb)));
    }

    @Test
    void filtersMakeGradientsSmall() {
        int side = 256;
        var argb = new int[side * side];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xff000000 | (i % side) << 16 | (i / side) << 8 | (i % side + i / side) / 2;
        }
        byte[] file = PngWriter.write(new Picture(side, side, argb));
        assertTrue(file.length < 4000, file.length + " bytes");
    }
}
