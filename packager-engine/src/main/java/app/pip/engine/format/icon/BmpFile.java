package app.pip.engine.format.icon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes a picture as a bitmap file (`BITMAPFILEHEADER`, `BITMAPINFOHEADER`; Windows, "Bitmap Storage"): 24 bits for
/// each
/// pixel, not compressed, rows from below. What shines through becomes white.
public final class BmpFile {

    private static final int HEADERS = 54;
    private static final int INFO_HEADER = 40;
    private static final int WHITE = 255;
    /// 96 dots per inch, in dots per metre.
    private static final int DOTS = 3780;

    private BmpFile() {}

    /// The file's bytes.
    public static byte[] write(Picture picture) {
        int row = (picture.width() * 3 + 3) / 4 * 4;
        int size = HEADERS + row * picture.height();
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'B').put((byte) 'M').putInt(size).putInt(0).putInt(HEADERS);
        out.putInt(INFO_HEADER).putInt(picture.width()).putInt(picture.height());
        out.putShort((short) 1).putShort((short) 24).putInt(0).putInt(size - HEADERS);
        out.putInt(DOTS).putInt(DOTS).putInt(0).putInt(0);
        for (int y = 0; y < picture.height(); y++) {
            out.position(HEADERS + (picture.height() - 1 - y) * row);
            for (int x = 0; x < picture.width(); x++) {
                int argb = picture.argb(x, y);
                int alpha = argb >>> 24;
                out.put(onWhite(argb, alpha)).put(onWhite(argb >> 8, alpha)).put(onWhite(argb >> 16, alpha));
            }
        }
        return out.array();
    }

    private static byte onWhite(int colour, int alpha) {
        return (byte) (((colour & 0xff) * alpha + WHITE * (255 - alpha) + 127) / 255);
    }
}
