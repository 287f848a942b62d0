package app.pip.engine.format.deflate;

/// The CRC-32 of two rows of bytes one after the other, out of the CRC-32 of each.
///
/// A CRC is the rest of a polynomial's division (RFC 1952 §8, ISO 3309). Bytes that follow multiply what was before by
/// x⁸ for each of them, modulo the same polynomial, and squares of x make that power out of as many products as the
/// length has bits.
public final class Crc32Sum {

    /// The polynomial without x³²; the highest bit stands for x⁰, as in the CRC itself.
    private static final int POLYNOMIAL = 0xedb88320;

    private static final int ONE = 1 << 31;

    /// x, x², x⁴, x⁸, …: each the square of the one before. From the 32nd on they are the first ones again.
    private static final int[] POWERS = powers();

    /// From x⁸ on: lengths are bytes.
    private static final int BYTE = 3;

    private Crc32Sum() {}

    /// The sum.
    ///
    /// @param first of what comes first
    /// @param second of what comes second
    /// @param length of what comes second, in bytes
    public static long of(long first, long second, long length) {
        int shift = ONE;
        long left = length;
        for (int power = BYTE; left != 0; power++, left >>>= 1) {
            if ((left & 1) != 0) {
                shift = product(POWERS[power % Integer.SIZE], shift);
            }
        }
        return Integer.toUnsignedLong(product(shift, (int) first) ^ (int) second);
    }

    private static int product(int one, int other) {
        int product = 0;
        int shifted = other;
        for (int bits = one; bits != 0; bits <<= 1) {
            if (bits < 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : shifted >>> 1 ^ POLYNOMIAL;
        }
        return product;
    }

    private static int[] powers() {
        var powers = new int[Integer.SIZE];
        powers[0] = ONE >>> 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = product(powers[i - 1], powers[i - 1]);
        }
        return powers;
    }
}
