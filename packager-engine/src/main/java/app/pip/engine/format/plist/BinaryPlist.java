package app.pip.engine.format.plist;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Writes binary property lists (`bplist00`, `CFBinaryPList.c` in Apple's CoreFoundation): all values one after the
/// other, containers before what is in them, and a table of where each begins.
final class BinaryPlist {

    /// Lengths below it fit into the byte that says what follows.
    private static final int LONG = 15;

    private static final int REFERENCE = 2;
    private static final int OFFSET = 4;

    private final List<byte[]> values = new ArrayList<>();

    private BinaryPlist() {}

    static byte[] bytes(Plist plist) {
        var writer = new BinaryPlist();
        writer.add(plist);
        var out = new ByteArrayOutputStream();
        out.writeBytes("bplist00".getBytes(StandardCharsets.US_ASCII));
        var offsets = ByteBuffer.allocate(writer.values.size() * OFFSET);
        for (byte[] value : writer.values) {
            offsets.putInt(out.size());
            out.writeBytes(value);
        }
        int table = out.size();
        out.writeBytes(offsets.array());
        var trailer = ByteBuffer.allocate(32).put(6, (byte) OFFSET).put(7, (byte) REFERENCE);
        trailer.putLong(8, writer.values.size()).putLong(24, table);
        out.writeBytes(trailer.array());
        return out.toByteArray();
    }

    /// @return the value's number
    private int add(Plist plist) {
        int number = values.size();
        values.add(new byte[0]);
        values.set(
                number,
                switch (plist) {
                    case Plist.Text text -> text(text.value());
                    case Plist.Flag flag -> new byte[] {(byte) (flag.value() ? 9 : 8)};
                    case Plist.Whole whole ->
                        ByteBuffer.allocate(9)
                                .put((byte) 0x13)
                                .putLong(whole.value())
                                .array();
                    case Plist.Real real ->
                        ByteBuffer.allocate(9)
                                .put((byte) 0x23)
                                .putDouble((double) real.value())
                                .array();
                    case Plist.Binary binary -> data(Base64.getDecoder().decode(binary.base64()));
                    case Plist.Items items -> items(items);
                    case Plist.Dict dict -> dict(dict);
                });
        return number;
    }

    private static byte[] text(String text) {
        boolean plain = text.chars().allMatch(c -> c < 0x80);
        return plain
                ? headed(0x50, text.length(), text.getBytes(StandardCharsets.US_ASCII))
                : headed(0x60, text.length(), text.getBytes(StandardCharsets.UTF_16BE));
    }

    private static byte[] data(byte[] bytes) {
        return headed(0x40, bytes.length, bytes);
    }

    private byte[] items(Plist.Items items) {
        var references = ByteBuffer.allocate(items.values().size() * REFERENCE);
        items.values().forEach(value -> references.putShort((short) add(value)));
        return headed(0xa0, items.values().size(), references.array());
    }

    /// The names first, then the values.
    private byte[] dict(Plist.Dict dict) {
        var references = ByteBuffer.allocate(2 * dict.values().size() * REFERENCE);
        dict.values().sequencedKeySet().forEach(name -> references.putShort((short) add(new Plist.Text(name))));
        dict.values().sequencedValues().forEach(value -> references.putShort((short) add(value)));
        return headed(0xd0, dict.values().size(), references.array());
    }

    private static byte[] headed(int kind, int length, byte[] bytes) {
        var out = ByteBuffer.allocate(1 + 1 + Integer.BYTES + bytes.length);
        if (length < LONG) {
            out.put((byte) (kind | length));
        } else {
            out.put((byte) (kind | LONG)).put((byte) 0x12).putInt(length);
        }
        out.put(bytes);
        return java.util.Arrays.copyOf(out.array(), out.position());
    }
}
