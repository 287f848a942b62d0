package app.pip.engine.format.icon;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.util.Set;

/// A bitmap inside an icon file: a `BITMAPINFOHEADER` whose height counts picture and mask, colours, rows from below,
/// and a mask of one bit per pixel in which ones are transparent. A picture of 32 bits has its own transparency; where
/// that is nothing at all, the mask counts.
record IcoBitmap(CheckedBytes bytes, int width, int height, int bits, long palette) {

    private static final int HEADER = 40;
    private static final int LARGEST = 1024;
    private static final Set<Integer> DEPTHS = Set.of(1, 4, 8, 24, 32);

    static Picture read(CheckedBytes bytes) throws FormatException {
        long header = bytes.u32(0);
        long width = bytes.u32(4);
        long height = bytes.u32(8) / 2;
        if (header < HEADER || width < 1 || width > LARGEST || height < 1 || height > LARGEST) {
            throw bytes.wrong(0, "a bitmap of at most 1024 x 1024 pixels");
        }
        int bits = bytes.u16(14);
        if (!DEPTHS.contains(bits) || bytes.u32(16) != 0) {
            throw bytes.wrong(14, "1, 4, 8, 24 or 32 bits per pixel, not compressed");
        }
        return new IcoBitmap(bytes, (int) width, (int) height, bits, header).picture();
    }

    private Picture picture() throws FormatException {
        var argb = new int[width * height];
        boolean transparency = false;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = pixel(x, y);
                transparency |= pixel >>> 24 != 0;
                argb[y * width + x] = pixel;
            }
        }
        if (bits < 32 || !transparency) {
            mask(argb);
        }
        return new Picture(width, height, argb);
    }

    private int pixel(int x, int y) throws FormatException {
        long row = pixels() + (height - 1L - y) * stride(bits);
        return switch (bits) {
            case 32 -> (int) bytes.u32(row + 4L * x);
            case 24 -> bytes.u16(row + 3L * x) | bytes.u8(row + 3L * x + 2) << 16;
            default -> {
                int perByte = 8 / bits;
                int index = bytes.u8(row + x / perByte) >> ((perByte - 1 - x % perByte) * bits) & ((1 << bits) - 1);
                yield (int) bytes.u32(palette + 4L * Math.min(index, colours() - 1)) & 0xffffff;
            }
        };
    }

    private void mask(int[] argb) throws FormatException {
        long mask = pixels() + height * stride(bits);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int eight = bytes.u8(mask + (height - 1L - y) * stride(1) + x / 8);
                boolean hidden = ((eight >> (7 - x % 8)) & 1) != 0;
                argb[y * width + x] = hidden ? 0 : argb[y * width + x] | 0xff000000;
            }
        }
    }

    private long pixels() throws FormatException {
        return palette + (bits <= 8 ? 4 * colours() : 0);
    }

    private long colours() throws FormatException {
        long used = bytes.u32(32);
        return used == 0 ? 1L << bits : Math.min(used, 1L << bits);
    }

    /// Rows end on multiples of four bytes.
    private long stride(int bitsPerPixel) {
        return ((long) width * bitsPerPixel + 31) / 32 * 4;
    }
}
