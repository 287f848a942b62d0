package app.pip.engine.format.icon;

/// Draws what lies behind the icons in a disk image's window: a soft light colour and an arrow from the app to where it
/// shall go. Light in dark surroundings as well, for the names below the icons are written in black there.
public final class Backdrop {

    private static final int TOP = 0xfbfcfe;
    private static final int BOTTOM = 0xe6ebf2;
    private static final int ARROW = 0x8a97aa;
    private static final double LINE = 9;

    /// In units of a hundredth of its length.
    private static final String SHAPE = "M 4 50 L 92 50 M 66 24 L 94 50 L 66 76";

    private Backdrop() {}

    /// Draws it.
    ///
    /// @param width in pixels
    /// @param height in pixels
    /// @param x of the arrow's middle
    /// @param y of the arrow's middle
    /// @param length of the arrow
    public static Picture picture(int width, int height, int x, int y, int length) {
        Strokes arrow = Strokes.parse(SHAPE, LINE);
        double unit = length / 100.0;
        var argb = new int[width * height];
        for (int row = 0; row < height; row++) {
            int background = mixed(TOP, BOTTOM, (double) row / height);
            Strokes.Row near = arrow.row((row + 0.5 - y) / unit + 50, 1 / unit);
            for (int column = 0; column < width; column++) {
                double atX = (column + 0.5 - x) / unit + 50;
                double inside = Math.clamp(0.5 - near.distance(atX) * unit, 0, 1);
                argb[row * width + column] = 0xff000000 | mixed(background, ARROW, inside);
            }
        }
        return new Picture(width, height, argb);
    }

    private static int mixed(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xff;
            int b = to >> shift & 0xff;
            mixed |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return mixed;
    }
}
