package app.pip.engine.format.deflate;

import java.util.Arrays;

/// Bits in DEFLATE's order: each byte from its lowest bit on (RFC 1951 §3.1.1).
final class BitWriter {

    private byte[] bytes = new byte[256];
    private int count;

    /// Adds the lowest bits of a number, the lowest first.
    ///
    /// @param length how many, at most 16
    void add(int bits, int length) {
        int at = count / 8;
        if (at + 3 > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int shifted = bits << (count % 8);
        bytes[at] |= (byte) shifted;
        bytes[at + 1] |= (byte) (shifted >> 8);
        bytes[at + 2] |= (byte) (shifted >> 16);
        count += length;
    }

    /// Adds a Huffman code, which stands there from its highest bit on.
    void addCode(int code, int length) {
        add(Integer.reverse(code) >>> (Integer.SIZE - length), length);
    }

    /// How many bits are missing to a whole byte, 0 to 7.
    int missing() {
        return -count & 7;
    }

    /// All of it; what is missing to a whole byte is zero.
    byte[] bytes() {
        return Arrays.copyOf(bytes, (count + 7) / 8);
    }
}
