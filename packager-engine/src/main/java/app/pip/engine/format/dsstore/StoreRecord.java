package app.pip.engine.format.dsstore;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;

/// One thing that is remembered of one name in a folder.
final class StoreRecord {

    /// Names first, without regard to case, then what is remembered.
    static final Comparator<StoreRecord> ORDER = Comparator.comparing(
                    (StoreRecord one) -> one.name.toLowerCase(Locale.ROOT))
            .thenComparing(one -> one.what);

    private static final int PLACE = 16;

    private final String name;
    private final String what;
    private final String type;
    private final byte[] value;

    private StoreRecord(String name, String what, String type, byte[] value) {
        this.name = name;
        this.what = what;
        this.type = type;
        this.value = value;
    }

    static StoreRecord number(String name, String what, int number) {
        return new StoreRecord(
                name,
                what,
                "long",
                ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    static StoreRecord blob(String name, String what, byte[] bytes) {
        byte[] value = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
        return new StoreRecord(name, what, "blob", value);
    }

    /// Where an icon's middle is.
    static StoreRecord place(String name, int x, int y) {
        var place = ByteBuffer.allocate(PLACE).putInt(x).putInt(y).putInt(-1).putInt(0xffff0000);
        return blob(name, "Iloc", place.array());
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(name.length()).array());
        out.writeBytes(name.getBytes(StandardCharsets.UTF_16BE));
        out.writeBytes((what + type).getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(value);
        return out.toByteArray();
    }
}
