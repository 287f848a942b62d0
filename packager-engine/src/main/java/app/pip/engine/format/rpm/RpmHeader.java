package app.pip.engine.format.rpm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A header: values under numbers. An index of 16 bytes per value (tag, type, offset, count) comes first, in the order
/// of the tags, then the values. The first value is a mark that holds the index's size: whatever it covers is signed.
final class RpmHeader {

    private static final int MAGIC = 0x8eade801;
    private static final int ENTRY = 16;
    private static final int INT16 = 3;
    private static final int INT32 = 4;
    private static final int TEXT = 6;
    private static final int BINARY = 7;
    private static final int TEXTS = 8;
    private static final int TRANSLATED = 9;

    private final RpmTag mark;
    private final SortedMap<Integer, Value> values = new TreeMap<>();

    /// One value; numbers begin on multiples of their size.
    private record Value(int type, int count, int alignment, ByteBuffer bytes) {}

    RpmHeader(RpmTag mark) {
        this.mark = mark;
    }

    RpmHeader text(RpmTag tag, String text) {
        return put(tag, TEXT, 1, 1, ended(List.of(text)));
    }

    RpmHeader translated(RpmTag tag, String text) {
        return put(tag, TRANSLATED, 1, 1, ended(List.of(text)));
    }

    RpmHeader texts(RpmTag tag, List<String> texts) {
        return put(tag, TEXTS, texts.size(), 1, ended(texts));
    }

    RpmHeader number(RpmTag tag, int number) {
        return numbers(tag, List.of(number));
    }

    RpmHeader numbers(RpmTag tag, List<Integer> numbers) {
        var bytes = ByteBuffer.allocate(Integer.BYTES * numbers.size());
        numbers.forEach(bytes::putInt);
        return put(tag, INT32, numbers.size(), Integer.BYTES, bytes.array());
    }

    RpmHeader shorts(RpmTag tag, List<Integer> numbers) {
        var bytes = ByteBuffer.allocate(Short.BYTES * numbers.size());
        numbers.forEach(number -> bytes.putShort(number.shortValue()));
        return put(tag, INT16, numbers.size(), Short.BYTES, bytes.array());
    }

    /// All of it, from its magic number on.
    byte[] bytes() {
        var store = new ByteArrayOutputStream();
        var index = ByteBuffer.allocate((values.size() + 1) * ENTRY);
        index.position(ENTRY);
        values.forEach((tag, value) -> {
            store.writeBytes(new byte[(value.alignment() - store.size() % value.alignment()) % value.alignment()]);
            index.putInt(tag).putInt(value.type()).putInt(store.size()).putInt(value.count());
            var bytes = new byte[value.bytes().remaining()];
            value.bytes().duplicate().get(bytes);
            store.writeBytes(bytes);
        });
        index.putInt(0, mark.number()).putInt(4, BINARY).putInt(8, store.size()).putInt(12, ENTRY);
        // the mark's own value is an entry again, whose offset leads back over the whole index
        store.writeBytes(ByteBuffer.allocate(ENTRY)
                .putInt(mark.number())
                .putInt(BINARY)
                .putInt(-index.capacity())
                .putInt(ENTRY)
                .array());
        return ByteBuffer.allocate(ENTRY + index.capacity() + store.size())
                .putInt(MAGIC)
                .putInt(0)
                .putInt(values.size() + 1)
                .putInt(store.size())
                .put(index.array())
                .put(store.toByteArray())
                .array();
    }

    private RpmHeader put(RpmTag tag, int type, int count, int alignment, byte[] bytes) {
        if (count > 0) {
            values.put(tag.number(), new Value(type, count, alignment, ByteBuffer.wrap(bytes)));
        }
        return this;
    }

    private static byte[] ended(List<String> texts) {
        var bytes = new ByteArrayOutputStream();
        texts.forEach(text -> bytes.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8)));
        return bytes.toByteArray();
    }
}
