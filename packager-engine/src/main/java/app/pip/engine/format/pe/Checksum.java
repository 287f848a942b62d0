package app.pip.engine.format.pe;

import app.pip.engine.format.FormatException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The sum in a PE file's headers, as `CheckSumMappedFile` computes it: the file's 16-bit words with the carry added,
/// then
/// its length; the field itself counts as zero. It is taken of the bytes that are written here, in any pieces.
public final class Checksum extends OutputStream {

    /// Where it lies within the optional header.
    static final int FIELD = 64;

    private long sum;
    private long length;

    /// The sum of some bytes.
    static Checksum of(byte[] bytes) {
        var checksum = new Checksum();
        checksum.write(bytes, 0, bytes.length);
        return checksum;
    }

    /// The sum of a program, whose field is set to zero, to be gone on with by what will follow it.
    ///
    /// @throws FormatException if it isn't a PE file
    public static Checksum begin(byte[] program) throws FormatException {
        set(program, 0);
        return of(program);
    }

    /// Writes the sum into a program's headers.
    ///
    /// @throws FormatException if it isn't a PE file
    public void finish(byte[] program) throws FormatException {
        set(program, value());
    }

    private static void set(byte[] program, int value) throws FormatException {
        var header = PeHeader.read(ByteBuffer.wrap(program));
        ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN).putInt((int) header.optional() + FIELD, value);
    }

    @Override
    public void write(int one) {
        sum += (long) (one & 0xff) << (length % 2 * 8);
        length++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        int at = from;
        int end = from + count;
        if (length % 2 != 0 && at < end) {
            write(bytes[at++]);
        }
        // a launcher has a hundred thousand, and a class a launcher for each program
        long words = 0;
        for (; at + 1 < end; at += 2, length += 2) {
            words += (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
        }
        sum += words;
        if (at < end) {
            write(bytes[at]);
        }
        // so that it never gets larger than a long
        sum = (sum & 0xffff) + (sum >>> 16);
    }

    int value() {
        long folded = sum;
        while (folded > 0xffff) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) (folded + length);
    }
}
