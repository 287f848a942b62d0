package app.pip.engine.format.icon;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;

/// The first chunk of a PNG file, IHDR.
///
/// @param width in pixels
/// @param height in pixels
/// @param depth bits per sample
/// @param colour what the samples of a pixel mean
/// @param interlaced whether the pixels come in Adam7's order
record PngHeader(int width, int height, int depth, Colour colour, boolean interlaced) {

    static final int SIZE = 13;
    private static final long LONGEST_SIDE = 1 << 14;
    private static final long MOST_PIXELS = 25_000_000;

    /// Kinds of pixels, by their numbers in the specification.
    enum Colour {
        GREY(0, 1, 1 | 2 | 4 | 8 | 16),
        RGB(2, 3, 8 | 16),
        PALETTE(3, 1, 1 | 2 | 4 | 8),
        GREY_ALPHA(4, 2, 8 | 16),
        RGB_ALPHA(6, 4, 8 | 16);

        private final int number;
        private final int samples;
        private final int depths;

        Colour(int number, int samples, int depths) {
            this.number = number;
            this.samples = samples;
            this.depths = depths;
        }

        /// How many samples a pixel has.
        int samples() {
            return samples;
        }

        int number() {
            return number;
        }
    }

    /// Reads and checks the chunk.
    ///
    /// @param at where its contents begin
    static PngHeader read(CheckedBytes bytes, long at) throws FormatException {
        long width = bytes.u32(at);
        long height = bytes.u32(at + 4);
        if (!isSide(width) || !isSide(height) || width * height > MOST_PIXELS) {
            throw bytes.wrong(
                    at,
                    "sides of 1 to %d pixels and at most %d megapixels instead of %d x %d"
                            .formatted(LONGEST_SIDE, MOST_PIXELS / 1_000_000, width, height));
        }
        int depth = bytes.u8(at + 8);
        Colour colour = colour(bytes, at + 9);
        if (Integer.bitCount(depth) != 1 || (colour.depths & depth) == 0) {
            throw bytes.wrong(at + 8, "a bit depth that fits the colour type");
        }
        if (bytes.u8(at + 10) != 0 || bytes.u8(at + 11) != 0 || bytes.u8(at + 12) > 1) {
            throw bytes.wrong(at + 10, "compression 0, filter 0, interlace 0 or 1");
        }
        return new PngHeader((int) width, (int) height, depth, colour, bytes.u8(at + 12) == 1);
    }

    /// How many bytes a row of so many pixels takes, without its filter byte.
    int rowBytes(int pixels) {
        return Math.ceilDiv(pixels * colour.samples() * depth, Byte.SIZE);
    }

    /// How far filters look back: the bytes of a pixel, at least one.
    int filterDistance() {
        return Math.max(1, colour.samples() * depth / Byte.SIZE);
    }

    private static boolean isSide(long pixels) {
        return pixels >= 1 && pixels <= LONGEST_SIDE;
    }

    private static Colour colour(CheckedBytes bytes, long at) throws FormatException {
        int number = bytes.u8(at);
        for (Colour colour : Colour.values()) {
            if (colour.number == number) {
                return colour;
            }
        }
        throw bytes.wrong(at, "a colour type: 0, 2, 3, 4 or 6");
    }
}
