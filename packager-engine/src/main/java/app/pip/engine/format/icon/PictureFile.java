package app.pip.engine.format.icon;

import app.pip.engine.format.FormatException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads a picture in any of the forms that people have icons in; which one it is, is seen by its first bytes.
public final class PictureFile {

    /// JPEG, start of image and the beginning of the next marker (ITU T.81, B.1.1).
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private static final byte[] ICO = {0, 0, 1, 0};
    private static final byte[] ICNS = "icns".getBytes(StandardCharsets.US_ASCII);

    private PictureFile() {}

    /// Reads a PNG, JPEG, SVG, ICO or ICNS file. Of an icon's pictures it takes the largest.
    ///
    /// @throws FormatException if it is none of these, is damaged, or is larger than an icon could need
    /// @throws UndrawableException if it is a drawing that isn't drawn
    public static Picture read(byte[] file) throws FormatException, UndrawableException {
        if (begins(file, JPEG)) {
            return JpegFile.read(file);
        }
        if (begins(file, ICO)) {
            return IcoFile.read(file);
        }
        if (SvgFile.isOne(file)) {
            return SvgFile.read(file);
        }
        return begins(file, ICNS) ? IcnsFile.read(file) : PngFile.read(file);
    }

    private static boolean begins(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }
}
