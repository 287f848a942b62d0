package app.pip.engine.format.icon;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Reads Windows' icon files (`.ico`): of several pictures the largest, of equally large ones the one with most
/// colours.
/// Pictures are PNG files, or bitmaps of 1, 4, 8, 24 or 32 bits per pixel without their file header, followed by a
/// mask.
final class IcoFile {

    private static final String FORMAT = "ICO";
    private static final int HEAD = 6;
    private static final int ENTRY = 16;
    private static final int MOST = 256;
    private static final long PNG = 0x474e5089;

    private IcoFile() {}

    static Picture read(byte[] file) throws FormatException {
        var bytes = new CheckedBytes(FORMAT, ByteBuffer.wrap(file), ByteOrder.LITTLE_ENDIAN);
        int count = bytes.u16(4);
        if (count == 0 || count > MOST) {
            throw bytes.wrong(4, "1 to 256 pictures");
        }
        long best = HEAD;
        for (int i = 1; i < count; i++) {
            long entry = HEAD + (long) i * ENTRY;
            if (rank(bytes, entry) > rank(bytes, best)) {
                best = entry;
            }
        }
        long size = bytes.u32(best + 8);
        long offset = bytes.u32(best + 12);
        ByteBuffer picture = bytes.part(offset, size);
        if (bytes.u32(offset) == PNG) {
            var png = new byte[(int) size];
            picture.get(png);
            return PngFile.read(png);
        }
        return IcoBitmap.read(new CheckedBytes(FORMAT, picture, ByteOrder.LITTLE_ENDIAN));
    }

    private static long rank(CheckedBytes bytes, long entry) throws FormatException {
        int width = bytes.u8(entry) == 0 ? 256 : bytes.u8(entry);
        return (long) width << 16 | bytes.u16(entry + 6);
    }
}
