package app.pip.engine.format.icon;

import java.util.Arrays;

/// Pixels in rows from the top left corner.
public final class Picture {

    private final int width;
    private final int height;
    private final int[] argb;

    /// A picture of pixels that must not be changed afterwards.
    ///
    /// @param width at least 1
    /// @param height at least 1
    /// @param argb row after row, each pixel as 0xAARRGGBB in sRGB, its colours not multiplied by its alpha
    /// @throws IllegalArgumentException if the number of pixels isn't width times height
    public Picture(int width, int height, int[] argb) {
        if (width < 1 || height < 1 || (long) width * height != argb.length) {
            throw new IllegalArgumentException(
                    "%d pixels are no picture of %d x %d".formatted(argb.length, width, height));
        }
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    /// Pixels per row.
    public int width() {
        return width;
    }

    /// Rows.
    public int height() {
        return height;
    }

    /// The pixel in column `x` of row `y` as 0xAARRGGBB.
    public int argb(int x, int y) {
        return argb[y * width + x];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture that
                && width == that.width
                && height == that.height
                && Arrays.equals(argb, that.argb);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(argb);
    }

    @Override
    public String toString() {
        return width + " x " + height + " pixels";
    }
}
