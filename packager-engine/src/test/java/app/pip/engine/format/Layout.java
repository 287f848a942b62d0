package app.pip.engine.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Puts numbers and texts at places of a small file; how the tests of binary formats make their samples.
public final class Layout {

    private final ByteBuffer bytes;

    public Layout(int size, ByteOrder order) {
        bytes = ByteBuffer.allocate(size).order(order);
    }

    public Layout u16(int at, int... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            bytes.putShort(at + 2 * i, (short) numbers[i]);
        }
        return this;
    }

    public Layout u32(int at, long... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            bytes.putInt(at + 4 * i, (int) numbers[i]);
        }
        return this;
    }

    public Layout u64(int at, long... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            bytes.putLong(at + 8 * i, numbers[i]);
        }
        return this;
    }

    public Layout raw(int at, byte... raw) {
        bytes.put(at, raw);
        return this;
    }

    /// The text and a NUL.
    public Layout text(int at, String text) {
        return raw(at, (text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return bytes.array().clone();
    }
}
