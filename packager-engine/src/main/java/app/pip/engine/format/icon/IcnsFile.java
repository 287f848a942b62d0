package app.pip.engine.format.icon;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Reads Apple's icon files (`.icns`): the largest of the pictures that are PNG files, as all icons for macOS 10.7 and
/// newer have them. Older forms (JPEG 2000, packed channels) are not read.
final class IcnsFile {

    private static final String FORMAT = "ICNS";
    private static final int HEAD = 8;
    private static final long PNG = 0x89504e47L;

    private IcnsFile() {}

    static Picture read(byte[] file) throws FormatException {
        var bytes = new CheckedBytes(FORMAT, ByteBuffer.wrap(file), ByteOrder.BIG_ENDIAN);
        long best = -1;
        long most = 0;
        for (long at = HEAD; at < bytes.size(); at += bytes.u32(at + 4)) {
            long length = bytes.u32(at + 4);
            if (length < HEAD) {
                throw bytes.wrong(at + 4, "a length of at least 8");
            }
            // a PNG file's width stands 16 bytes behind its beginning
            if (length > HEAD + 24 && bytes.u32(at + HEAD) == PNG && bytes.u32(at + HEAD + 16) > most) {
                most = bytes.u32(at + HEAD + 16);
                best = at;
            }
        }
        if (best < 0) {
            throw bytes.wrong(HEAD, "a picture in PNG form");
        }
        var png = new byte[(int) Math.min(bytes.u32(best + 4) - HEAD, bytes.size())];
        bytes.part(best + HEAD, bytes.u32(best + 4) - HEAD).get(png);
        return PngFile.read(png);
    }
}
