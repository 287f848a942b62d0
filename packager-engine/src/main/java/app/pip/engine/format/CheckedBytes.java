package app.pip.engine.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// A file's bytes for a reader that trusts none of them: every access is checked, and says the format's name and the
/// place when it would fall outside. Numbers come out widened, so that unsigned ones stay positive.
///
/// Tables in a hostile file can point at the same bytes again and again; so what a reader takes out of them, name by
/// name, is drawn from an [allowance][#spend] in proportion to the file's size, which ends such loops early.
public final class CheckedBytes {

    private static final long SMALLEST_ALLOWANCE = 1 << 16;
    private static final int ALLOWANCE_PER_BYTE = 4;

    private final String format;
    private final ByteBuffer bytes;
    private long allowance;

    /// Looks at what is left in a buffer; offsets count from there. The buffer itself is not moved.
    ///
    /// @param format the format's name for error messages, such as `ELF`
    public CheckedBytes(String format, ByteBuffer file, ByteOrder order) {
        this.format = format;
        this.bytes = file.slice().order(order);
        this.allowance = SMALLEST_ALLOWANCE + (long) ALLOWANCE_PER_BYTE * bytes.limit();
    }

    /// How many bytes there are.
    public int size() {
        return bytes.limit();
    }

    /// The unsigned byte at `offset`.
    public int u8(long offset) throws FormatException {
        return Byte.toUnsignedInt(bytes.get(checked(offset, 1)));
    }

    /// The unsigned 16-bit number at `offset`.
    public int u16(long offset) throws FormatException {
        return Short.toUnsignedInt(bytes.getShort(checked(offset, Short.BYTES)));
    }

    /// The unsigned 32-bit number at `offset`.
    public long u32(long offset) throws FormatException {
        return Integer.toUnsignedLong(bytes.getInt(checked(offset, Integer.BYTES)));
    }

    /// The 64-bit number at `offset`, for offsets and sizes: one with its highest bit set is refused.
    public long u63(long offset) throws FormatException {
        long number = bytes.getLong(checked(offset, Long.BYTES));
        if (number < 0) {
            throw wrong(offset, "a number below 2^63");
        }
        return number;
    }

    /// The 64 bits at `offset`, whatever they mean.
    public long bits64(long offset) throws FormatException {
        return bytes.getLong(checked(offset, Long.BYTES));
    }

    /// The text at `offset` up to its NUL, which must come before `end`. It draws its length on the allowance.
    public String text(long offset, long end, Charset charset) throws FormatException {
        int length = lengthOfText(offset, end);
        if (offset + length == end) {
            throw wrong(offset, "a text that ends in NUL before 0x%x".formatted(end));
        }
        return text(offset, length, charset);
    }

    /// The UTF-8 text at `offset` up to its NUL, which must come before `end`.
    public String text(long offset, long end) throws FormatException {
        return text(offset, end, StandardCharsets.UTF_8);
    }

    /// The UTF-8 text at `offset` up to its NUL or `end`, whichever comes first.
    public String paddedText(long offset, long end) throws FormatException {
        return text(offset, lengthOfText(offset, end), StandardCharsets.UTF_8);
    }

    /// Takes something from the allowance.
    ///
    /// @param offset where the reader is
    /// @param amount how much, as if that many bytes had been read
    /// @throws FormatException if more than several times the file's size has been drawn: it repeats itself
    public void spend(long offset, long amount) throws FormatException {
        allowance -= amount;
        if (allowance < 0) {
            throw wrong(offset, "tables that don't show the same bytes over and over");
        }
    }

    /// A part of these bytes, its offsets counted from its own beginning, with an allowance of its own.
    public ByteBuffer part(long offset, long length) throws FormatException {
        return bytes.slice(checked(offset, length), (int) length);
    }

    /// The complaint that something else was expected at `offset`.
    public FormatException wrong(long offset, String expected) {
        return new FormatException(format, offset, expected);
    }

    private int lengthOfText(long offset, long end) throws FormatException {
        if (end > size() || offset < 0 || offset > end) {
            throw wrong(offset, "a text inside the file");
        }
        int length = 0;
        while (offset + length < end && bytes.get((int) offset + length) != 0) {
            length++;
        }
        spend(offset, length + 1L);
        return length;
    }

    private String text(long offset, int length, Charset charset) {
        var text = new byte[length];
        bytes.get((int) offset, text);
        return new String(text, charset);
    }

    private int checked(long offset, long length) throws FormatException {
        if (offset < 0 || length < 0 || offset > size() - length) {
            throw wrong(offset, "%d more bytes in a file of %d".formatted(length, size()));
        }
        return (int) offset;
    }
}
