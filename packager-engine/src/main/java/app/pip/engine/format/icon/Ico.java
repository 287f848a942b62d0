package app.pip.engine.format.icon;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Windows' icons: one picture in all sizes that Windows asks for, from 16 pixels at normal density to 256. Up to 64
/// pixels they are bitmaps, which everything reads; 256 is a PNG file (Windows Vista and newer).
public final class Ico {

    private static final int[] SIDES = {16, 20, 24, 32, 40, 48, 64, 256};
    private static final int LARGEST_BITMAP = 64;
    private static final int HEAD = 6;
    private static final int BITMAP_HEADER = 40;

    private Ico() {}

    /// One of an icon's pictures.
    ///
    /// @param side in pixels
    /// @param content its bytes as they stand in an icon file or a resource
    public record Image(int side, ByteBuffer content) {

        /// The 12 bytes that describe it in an icon file and in a program's icon group alike.
        private void describe(ByteBuffer out) {
            out.put((byte) side).put((byte) side).putShort((short) 0);
            out.putShort((short) 1).putShort((short) 32).putInt(content.remaining());
        }
    }

    /// The picture in each size, smallest first.
    public static List<Image> images(Picture picture) {
        var images = new ArrayList<Image>();
        for (int side : SIDES) {
            Picture scaled = Scaling.square(picture, side);
            byte[] content = side <= LARGEST_BITMAP ? bitmap(scaled) : PngWriter.write(scaled);
            images.add(new Image(side, ByteBuffer.wrap(content).asReadOnlyBuffer()));
        }
        return List.copyOf(images);
    }

    /// The pictures in an icon file that [#file] wrote.
    public static List<Image> images(byte[] file) {
        var head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        var images = new ArrayList<Image>();
        for (int at = HEAD; images.size() < head.getShort(4); at += 16) {
            // one byte has no room for 256
            int side = head.get(at) == 0 ? 256 : head.get(at) & 0xff;
            images.add(new Image(
                    side,
                    ByteBuffer.wrap(file)
                            .slice(head.getInt(at + 12), head.getInt(at + 8))
                            .asReadOnlyBuffer()));
        }
        return List.copyOf(images);
    }

    /// An icon file.
    public static byte[] file(List<Image> images) {
        var out = new ByteArrayOutputStream();
        int offset = HEAD + images.size() * 16;
        var head = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
        begin(images, head);
        for (Image image : images) {
            image.describe(head);
            head.putInt(offset);
            offset += image.content().remaining();
        }
        out.writeBytes(head.array());
        for (Image image : images) {
            var content = new byte[image.content().remaining()];
            image.content().duplicate().get(content);
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    /// The resource of the type `RT_GROUP_ICON` (`GRPICONDIR`), whose pictures are the resources 1, 2, 3 … of the type
    /// `RT_ICON`.
    public static byte[] group(List<Image> images) {
        var group = ByteBuffer.allocate(HEAD + images.size() * 14).order(ByteOrder.LITTLE_ENDIAN);
        begin(images, group);
        for (int i = 0; i < images.size(); i++) {
            images.get(i).describe(group);
            group.putShort((short) (i + 1));
        }
        return group.array();
    }

    private static void begin(List<Image> images, ByteBuffer out) {
        out.putShort((short) 0).putShort((short) 1).putShort((short) images.size());
    }

    private static byte[] bitmap(Picture picture) {
        int side = picture.width();
        int stride = (side + 31) / 32 * 4;
        var out = ByteBuffer.allocate(BITMAP_HEADER + side * side * 4 + stride * side)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(BITMAP_HEADER).putInt(side).putInt(2 * side).putShort((short) 1);
        out.putShort((short) 32).putInt(0).putInt(side * side * 4).position(BITMAP_HEADER);
        for (int y = side - 1; y >= 0; y--) {
            for (int x = 0; x < side; x++) {
                out.putInt(picture.argb(x, y));
            }
        }
        for (int y = side - 1; y >= 0; y--) {
            mask(picture, y, stride, out);
        }
        return out.array();
    }

    /// Whoever doesn't know transparency takes this: a one for each pixel that isn't seen.
    private static void mask(Picture picture, int y, int stride, ByteBuffer out) {
        var row = new byte[stride];
        for (int x = 0; x < picture.width(); x++) {
            if (picture.argb(x, y) >>> 24 < 128) {
                row[x / 8] |= (byte) (0x80 >> x % 8);
            }
        }
        out.put(row);
    }
}
