package app.pip.engine.format.icon;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Apple's icon files (`.icns`): one picture in several sizes, each a PNG file under a type of four letters, as macOS
/// 10.7
/// and newer read them.
public final class Icns {

    private static final int HEAD = 8;

    /// A larger one is written only if the original has more than this.
    private static final int ALWAYS = 512;

    private static final int LARGEST = 1024;

    /// What each picture is for, and its real size in pixels; `@2x` is for dense screens.
    private enum Type {
        /// 16 points.
        ICP4("icp4", 16),
        /// 32 points.
        ICP5("icp5", 32),
        /// 16 points @2x.
        IC11("ic11", 32),
        /// 32 points @2x.
        IC12("ic12", 64),
        /// 128 points.
        IC07("ic07", 128),
        /// 128 points @2x.
        IC13("ic13", 256),
        /// 256 points.
        IC08("ic08", 256),
        /// 256 points @2x.
        IC14("ic14", 512),
        /// 512 points.
        IC09("ic09", 512),
        /// 512 points @2x.
        IC10("ic10", 1024);

        private final String letters;
        private final int side;

        Type(String letters, int side) {
            this.letters = letters;
            this.side = side;
        }
    }

    private Icns() {}

    /// An icon file with the picture in each size up to 512 pixels, and 1024 if the picture has more than 512.
    public static byte[] from(Picture picture) {
        int longest = Math.max(picture.width(), picture.height());
        List<Type> types = Arrays.stream(Type.values())
                .filter(type -> type.side <= ALWAYS || longest > ALWAYS)
                .toList();
        // all further sizes divide the largest one, so that averages of averages are the same as at once
        Picture base = longest > LARGEST ? Scaling.square(picture, LARGEST) : picture;
        var pngs = new TreeMap<Integer, byte[]>();
        var contents = new ByteArrayOutputStream();
        for (Type type : types) {
            byte[] png = pngs.computeIfAbsent(type.side, side -> PngWriter.write(Scaling.square(base, side)));
            contents.writeBytes(part(type.letters, png));
        }
        return part("icns", contents.toByteArray());
    }

    /// Four letters, the length of all, the contents.
    private static byte[] part(String letters, byte[] contents) {
        return ByteBuffer.allocate(HEAD + contents.length)
                .put(letters.getBytes(StandardCharsets.US_ASCII))
                .putInt(HEAD + contents.length)
                .put(contents)
                .array();
    }
}
