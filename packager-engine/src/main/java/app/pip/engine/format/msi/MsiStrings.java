package app.pip.engine.format.msi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The texts of a database, each under a number from 1 on, with how often it is used. They are UTF-8.
final class MsiStrings {

    private static final int UTF_8 = 65001;
    private static final int LONG_NUMBERS = 0x8000;
    private static final int MOST_SHORT = 0xffff;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, Integer> uses = new LinkedHashMap<>();

    /// The text's number, 0 for an empty one; counts one more use.
    int use(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        uses.merge(text, 1, Integer::sum);
        return numbers.computeIfAbsent(text, _ -> numbers.size() + 1);
    }

    /// How many bytes a number takes in tables.
    int width() {
        return numbers.size() > MOST_SHORT ? 3 : 2;
    }

    /// Lengths and uses.
    byte[] pool() {
        var pool = ByteBuffer.allocate(4 + 8 * numbers.size()).order(ByteOrder.LITTLE_ENDIAN);
        pool.putInt(UTF_8).putShort(2, (short) (width() == 3 ? LONG_NUMBERS : 0));
        for (String text : numbers.keySet()) {
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            int used = Math.min(uses.getOrDefault(text, 1), Short.MAX_VALUE);
            if (length > MOST_SHORT) {
                // a long text has two entries, the first with the upper half of the length
                pool.putShort((short) 0).putShort((short) used).putInt(length);
            } else {
                pool.putShort((short) length).putShort((short) used);
            }
        }
        var bytes = new byte[pool.position()];
        pool.flip().get(bytes);
        return bytes;
    }

    /// The texts, one after the other.
    byte[] data() {
        var data = new ByteArrayOutputStream();
        numbers.keySet().forEach(text -> data.writeBytes(text.getBytes(StandardCharsets.UTF_8)));
        return data.toByteArray();
    }
}
