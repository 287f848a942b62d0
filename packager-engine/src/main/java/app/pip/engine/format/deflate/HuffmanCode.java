package app.pip.engine.format.deflate;

import java.util.Arrays;

/// A prefix code of DEFLATE (RFC 1951 §3.2.2), as a table that is looked up with as many bits as its longest
/// word has.
final class HuffmanCode {

    private static final int LONGEST = 15;
    private static final int LENGTH_BITS = 4;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

    private final short[] table;
    private final int mask;

    private HuffmanCode(short[] table) {
        this.table = table;
        this.mask = table.length - 1;
    }

    /// The code with these lengths of words, symbol by symbol; 0 for a symbol that doesn't occur.
    ///
    /// @param complete whether every sequence of bits has to begin with a word; otherwise one word of a bit
    ///     will do
    /// @return nothing can be looked up in it if no symbol occurs
    /// @throws IllegalArgumentException if the lengths are no code: too many words, or too few
    static HuffmanCode of(int[] lengths, int from, int to, boolean complete) {
        var counts = new int[LONGEST + 1];
        for (int i = from; i < to; i++) {
            counts[lengths[i]]++;
        }
        counts[0] = 0;
        int longest = LONGEST;
        while (longest > 1 && counts[longest] == 0) {
            longest--;
        }
        check(counts, longest, complete);
        var next = new int[LONGEST + 2];
        for (int length = 1; length <= LONGEST; length++) {
            next[length + 1] = (next[length] + counts[length]) << 1;
        }
        var table = new short[1 << longest];
        for (int i = from; i < to; i++) {
            int length = lengths[i];
            if (length > 0) {
                // words are packed from their highest bit on, everything else from the lowest
                int word = Integer.reverse(next[length]++) >>> (Integer.SIZE - length);
                short entry = (short) ((i - from) << LENGTH_BITS | length);
                for (int at = word; at < table.length; at += 1 << length) {
                    table[at] = entry;
                }
            }
        }
        return new HuffmanCode(table);
    }

    /// The code with one length for a range of symbols after another: pairs of a length and the first symbol
    /// beyond.
    static HuffmanCode ofRanges(int... lengthsAndEnds) {
        int size = lengthsAndEnds[lengthsAndEnds.length - 1];
        var lengths = new int[size];
        int begin = 0;
        for (int i = 0; i < lengthsAndEnds.length; i += 2) {
            Arrays.fill(lengths, begin, lengthsAndEnds[i + 1], lengthsAndEnds[i]);
            begin = lengthsAndEnds[i + 1];
        }
        return of(lengths, 0, size, true);
    }

    /// The entry for the word that some bits begin with; 0 if there is none.
    int entry(long bits) {
        return table[(int) bits & mask];
    }

    static int length(int entry) {
        return entry & LENGTH_MASK;
    }

    static int symbol(int entry) {
        return entry >> LENGTH_BITS;
    }

    private static void check(int[] counts, int longest, boolean complete) {
        int free = 1;
        int words = 0;
        for (int length = 1; length <= LONGEST; length++) {
            free = (free << 1) - counts[length];
            words += counts[length];
            if (free < 0) {
                throw new IllegalArgumentException("too many words");
            }
        }
        if (free > 0 && words > 0 && (complete || words != 1 || longest != 1)) {
            throw new IllegalArgumentException("too few words");
        }
    }
}
