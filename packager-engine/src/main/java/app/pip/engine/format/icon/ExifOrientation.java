package app.pip.engine.format.icon;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How a camera was held (Exif 2.32, tag 0x0112, `Orientation`), as one of eight ways to lay a picture down.
///
/// @param number 1 is upright, 3 upside down, 6 and 8 on its sides; even ones below 5 and odd ones above are mirrored
record ExifOrientation(int number) {

    static final ExifOrientation UPRIGHT = new ExifOrientation(1);

    private static final int APP1 = 0xffe1;
    private static final int FIRST_MARKER = 0xff01;
    private static final int START_OF_SCAN = 0xffda;
    private static final long EXIF = 0x45786966;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;

    /// Looks into a JPEG file. What is damaged there, or missing, is upright.
    static ExifOrientation of(byte[] jpeg) {
        try {
            return find(new CheckedBytes("JPEG", ByteBuffer.wrap(jpeg), ByteOrder.BIG_ENDIAN));
        } catch (FormatException e) {
            return UPRIGHT; // only a hint; the decoder judges the picture
        }
    }

    /// The picture as it was seen.
    Picture turned(Picture picture) {
        if (number == 1) {
            return picture;
        }
        boolean onItsSide = number >= 5;
        int width = onItsSide ? picture.height() : picture.width();
        int height = onItsSide ? picture.width() : picture.height();
        var argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = from(picture, onItsSide ? y : x, onItsSide ? x : y);
            }
        }
        return new Picture(width, height, argb);
    }

    private int from(Picture picture, int x, int y) {
        boolean fromRight = number == 2 || number == 3 || number == 7 || number == 8;
        boolean fromBelow = number == 3 || number == 4 || number == 6 || number == 7;
        return picture.argb(fromRight ? picture.width() - 1 - x : x, fromBelow ? picture.height() - 1 - y : y);
    }

    private static ExifOrientation find(CheckedBytes bytes) throws FormatException {
        long at = 2;
        for (int marker = bytes.u16(at); marker >= FIRST_MARKER && marker != START_OF_SCAN; marker = bytes.u16(at)) {
            int length = bytes.u16(at + 2);
            if (marker == APP1 && length > 16 && bytes.u32(at + 4) == EXIF) {
                return inTiff(bytes.part(at + 10, length - 8L));
            }
            at += 2L + Math.max(2, length);
        }
        return UPRIGHT;
    }

    private static ExifOrientation inTiff(ByteBuffer tiff) throws FormatException {
        var order = tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        var bytes = new CheckedBytes("Exif", tiff, order);
        long folder = bytes.u32(4);
        int count = bytes.u16(folder);
        for (int i = 0; i < count; i++) {
            long entry = folder + 2 + (long) i * ENTRY;
            if (bytes.u16(entry) == ORIENTATION) {
                int number = bytes.u16(entry + 8);
                return number >= 1 && number <= 8 ? new ExifOrientation(number) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
