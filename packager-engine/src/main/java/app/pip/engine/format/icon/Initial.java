package app.pip.engine.format.icon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Draws the icon of an app that has none of its own: the first letter of its name in white on a rounded square, or a
/// paw where the name begins with no letter that can be drawn.
public final class Initial {

    /// Colours on which white is easy to read.
    private static final int[] COLOURS = {
        0xd64545, 0xc8510f, 0xb0761a, 0x55831a, 0x2b8a57, 0x0f7a70, 0x0e7a99, 0x2b6fc0, 0x4a42cf, 0x7044b8, 0xa02c78,
        0xc42a62
    };

    private static final int SIDE = 512;
    private static final double HALF = 0.46 * SIDE;
    private static final double CORNER = 0.21 * SIDE;

    /// How many pixels a unit of the drawing is: a letter is half as high as the square.
    private static final double UNIT = 0.48 * SIDE / 100;

    private static final double LINE = 17;
    private static final String PAW = "paw";
    private static final Map<String, String> LETTERS = letters();

    private Initial() {}

    /// Everything that a picture depends on: equal ones need to be drawn once only.
    ///
    /// @param name whose first letter is drawn
    /// @param colour any number; equal ones give equal colours
    public static String key(String name, int colour) {
        return drawn(name) + " " + Math.floorMod(colour, COLOURS.length);
    }

    private static String drawn(String name) {
        String initial = initial(name);
        return LETTERS.containsKey(initial) ? initial : PAW;
    }

    /// Draws an icon of 512 pixels.
    ///
    /// @param name whose first letter is drawn
    /// @param colour any number; equal ones give equal colours
    public static Picture picture(String name, int colour) {
        Strokes letter = Strokes.parse(LETTERS.getOrDefault(drawn(name), ""), LINE);
        double middle = letter.middle();
        int base = COLOURS[Math.floorMod(colour, COLOURS.length)];
        var argb = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            int background = shaded(base, y);
            double dy = y + 0.5 - SIDE / 2.0;
            // nothing of the letter is seen a pixel beside it
            Strokes.Row row = letter.row(dy / UNIT + 50, 1 / UNIT);
            for (int x = 0; x < SIDE; x++) {
                double dx = x + 0.5 - SIDE / 2.0;
                double inside = coverage(-square(dx, dy));
                if (inside > 0) {
                    double white = coverage(-row.distance(dx / UNIT + middle) * UNIT);
                    argb[y * SIDE + x] = byteOf(inside * 255) << 24 | mixed(background, white);
                }
            }
        }
        return new Picture(SIDE, SIDE, argb);
    }

    /// The first letter or digit in its plain form: `É` is drawn as `E`.
    private static String initial(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        return plain.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("");
    }

    /// The distance from a square with round corners around the origin, negative inside.
    private static double square(double x, double y) {
        double dx = Math.abs(x) - HALF + CORNER;
        double dy = Math.abs(y) - HALF + CORNER;
        double outX = Math.max(dx, 0);
        double outY = Math.max(dy, 0);
        return Math.sqrt(outX * outX + outY * outY) + Math.min(Math.max(dx, dy), 0) - CORNER;
    }

    private static double coverage(double depth) {
        double share = depth + 0.5;
        return share < 0 ? 0 : share > 1 ? 1 : share;
    }

    /// A little lighter at the top, a little darker at the bottom.
    private static int shaded(int colour, int y) {
        double light = 0.16 - 0.28 * y / SIDE;
        return light > 0 ? mixed(colour, light) : darker(colour, 1 + light);
    }

    private static int darker(int colour, double share) {
        return byteOf((colour >> 16 & 0xff) * share) << 16
                | byteOf((colour >> 8 & 0xff) * share) << 8
                | byteOf((colour & 0xff) * share);
    }

    private static int mixed(int colour, double white) {
        return byteOf((colour >> 16 & 0xff) * (1 - white) + 255 * white) << 16
                | byteOf((colour >> 8 & 0xff) * (1 - white) + 255 * white) << 8
                | byteOf((colour & 0xff) * (1 - white) + 255 * white);
    }

    private static int byteOf(double value) {
        return (int) Math.round(value);
    }

    private static Map<String, String> letters() {
        try (var in = Initial.class.getResourceAsStream("letters.txt")) {
            if (in == null) {
                throw new IllegalStateException("letters.txt is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(half -> half[0], half -> half[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
