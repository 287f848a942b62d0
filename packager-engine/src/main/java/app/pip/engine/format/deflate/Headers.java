package app.pip.engine.format.deflate;

import java.util.Arrays;

/// Compresses an archive's headers that stand between contents. Each is a block with fixed Huffman codes (RFC 1951
/// §3.2.6)
/// that ends on a byte, and repeats what it can of the header before, if no more than a window lies between: names in
/// one
/// folder, and fields that are the same for all files. A general compressor sees each header alone, and takes ten times
/// as
/// long for it.
final class Headers {

    private static final int WINDOW = 1 << 15;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 258;
    private static final int END_OF_BLOCK = 256;
    private static final int HASHES = 1 << 10;

    /// What a match takes at least, in bits; it has to save more than that.
    private static final int MATCH = 12;

    /// How many places with the same three bytes are looked at.
    private static final int TRIES = 32;

    /// RFC 1951 §3.2.5: the least length of each code from 257 on, and how many bits tell the rest.
    private static final int[] LENGTHS = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] LENGTH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };

    private byte[] before = {};
    private long beforeAt;

    /// A block.
    ///
    /// @param at where it begins among the plain bytes of the whole
    byte[] block(byte[] header, long at) {
        byte[] text = Arrays.copyOf(before, before.length + header.length);
        System.arraycopy(header, 0, text, before.length, header.length);
        // what lies between the two isn't known here
        long gap = at - beforeAt - before.length;
        byte[] block = new Search(text, before.length, gap).block();
        before = header.clone();
        beforeAt = at;
        return block;
    }

    /// Looks for what is repeated in one header.
    private static final class Search {

        private final byte[] text;
        private final int begin;
        private final long gap;
        private final int[] newest = new int[HASHES];
        private final int[] older;
        private final BitWriter out = new BitWriter();
        private int seen;
        private int length;
        private int distance;

        /// @param text the header before and this one
        /// @param begin where this one begins in it
        /// @param gap how many bytes lie between the two
        Search(byte[] text, int begin, long gap) {
            this.text = text;
            this.begin = begin;
            this.gap = gap;
            this.older = new int[text.length];
            Arrays.fill(newest, -1);
        }

        byte[] block() {
            open();
            int at = begin;
            while (at < text.length) {
                find(at);
                int found = length;
                int from = distance;
                if (found >= SHORTEST && found < LONGEST) {
                    // one byte later there may be more
                    find(at + 1);
                    found = length > found + 1 ? 0 : found;
                }
                if (found >= SHORTEST) {
                    match(found, from);
                    at += found;
                } else {
                    literal(text[at] & 0xff);
                    at++;
                }
            }
            close();
            align();
            return out.bytes();
        }

        /// The best repetition at a place, in `length` and `distance`.
        private void find(int at) {
            length = 0;
            distance = 0;
            see(at);
            if (at + SHORTEST > text.length) {
                return;
            }
            int best = MATCH;
            int tries = 0;
            for (int from = newest[hash(at)]; from >= 0 && tries < TRIES; from = older[from], tries++) {
                long back = at - from + (from < begin ? gap : 0);
                if (back > WINDOW) {
                    return;
                }
                int same = same(from, at);
                int gain = same * Byte.SIZE - extraBits((int) back);
                if (same >= SHORTEST && gain > best) {
                    best = gain;
                    length = same;
                    distance = (int) back;
                }
            }
        }

        private int same(int from, int at) {
            // a repetition may run into what it makes, but not over the bytes between the two headers
            int end = from < begin ? Math.min(text.length, at + begin - from) : text.length;
            end = Math.min(end, at + LONGEST);
            int mismatch = Arrays.mismatch(text, from, from + end - at, text, at, end);
            return mismatch < 0 ? end - at : mismatch;
        }

        /// Remembers all places before `at`.
        private void see(int at) {
            for (; seen < at && seen + SHORTEST <= text.length; seen++) {
                if (seen >= begin || seen + SHORTEST <= begin) {
                    int hash = hash(seen);
                    older[seen] = newest[hash];
                    newest[hash] = seen;
                }
            }
        }

        private int hash(int at) {
            int three = (text[at] & 0xff) << 16 | (text[at + 1] & 0xff) << 8 | (text[at + 2] & 0xff);
            return (three * 0x9e3779b1) >>> 22;
        }

        private void match(int size, int back) {
            int code = 0;
            while (code + 1 < LENGTHS.length && LENGTHS[code + 1] <= size) {
                code++;
            }
            literal(END_OF_BLOCK + 1 + code);
            out.add(size - LENGTHS[code], LENGTH_BITS[code]);
            int extra = extraBits(back);
            int high = extra == 0 ? back - 1 : 2 * extra + ((back - 1) >> extra);
            out.addCode(high, 5);
            out.add((back - 1) & ((1 << extra) - 1), extra);
        }

        /// From five on two codes share each number of further bits.
        private static int extraBits(int back) {
            return Math.max(0, Integer.SIZE - 2 - Integer.numberOfLeadingZeros(back - 1));
        }

        /// A byte, a length or the end by its fixed code.
        private void literal(int symbol) {
            if (symbol < 144) {
                out.addCode(0x30 + symbol, 8);
            } else if (symbol < END_OF_BLOCK) {
                out.addCode(0x190 + symbol - 144, 9);
            } else if (symbol < 280) {
                out.addCode(symbol - END_OF_BLOCK, 7);
            } else {
                out.addCode(0xc0 + symbol - 280, 8);
            }
        }

        private void open() {
            // not the last one, fixed codes
            out.add(0b010, 3);
        }

        private void close() {
            literal(END_OF_BLOCK);
        }

        /// Empty blocks of ten bits each fill an even rest; else an empty stored block ends on a byte.
        private void align() {
            if (out.missing() % 2 == 0) {
                while (out.missing() != 0) {
                    open();
                    close();
                }
            } else {
                out.add(0, 3);
                out.add(0, out.missing());
                out.add(0, 16);
                out.add(0xffff, 16);
            }
        }
    }
}
