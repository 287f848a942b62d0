package app.pip.engine.format.deflate;

import app.pip.engine.format.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Reads the plain bytes of DEFLATE data (RFC 1951) that others made, and makes a fragment (see [Deflate]) of
/// them on the way: the blocks stay as they are, but the last of them is no longer marked as the last, and an
/// empty stored block
/// follows that ends on a byte. That takes a fraction of the time of compressing anew, and the fragment
/// depends on the data only.
///
/// The data are checked wholly: every symbol is looked up, no distance reaches before the first byte, nothing
/// comes behind the last block. The JDK's inflater can't serve, for it doesn't tell where a block begins.
public final class Regrouping extends InputStream {

    private static final int WINDOW = 1 << 15;
    private static final int OUT = 3 * WINDOW;
    private static final int LONGEST_MATCH = 258;
    private static final int BUFFER = 1 << 15;

    /// So many bytes may be in the bit buffer, where the mark of the last block may still have to be cleared.
    private static final int HELD = Long.BYTES;

    private static final int END_OF_BLOCK = 256;
    private static final int MOST_LENGTHS = 286;
    private static final int MOST_DISTANCES = 30;
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final HuffmanCode FIXED_LENGTHS = HuffmanCode.ofRanges(8, 144, 9, 256, 7, 280, 8, 288);
    private static final HuffmanCode FIXED_DISTANCES = HuffmanCode.ofRanges(5, 32);
    private static final byte[] EMPTY_STORED = {0, 0, (byte) 0xff, (byte) 0xff};

    private enum State {
        BETWEEN_BLOCKS,
        STORED,
        CODED,
        DONE
    }

    private final InputStream deflated;
    private final OutputStream fragment;
    private final long most;

    private final byte[] in = new byte[HELD + BUFFER];
    private int inAt;
    private int inEnd;
    private long inBase;
    private boolean inOver;
    private long bits;
    private int bitCount;

    private final byte[] out = new byte[OUT];
    private int given;
    private int made;
    private long total;

    private State state = State.BETWEEN_BLOCKS;
    private boolean last;
    private int storedLeft;
    private HuffmanCode lengths = FIXED_LENGTHS;
    private HuffmanCode distances = FIXED_DISTANCES;

    /// @param deflated is read to its end and closed with this
    /// @param fragment gets the fragment, whole when the plain bytes have been read to their end; left open
    /// @param most how many plain bytes there may be
    public Regrouping(InputStream deflated, OutputStream fragment, long most) {
        this.deflated = deflated;
        this.fragment = fragment;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (given == made && !more()) {
            return -1;
        }
        int n = Math.min(length, made - given);
        System.arraycopy(out, given, bytes, from, n);
        given += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        deflated.close();
    }

    /// Inflates until there is something to give.
    private boolean more() throws IOException {
        if (made > OUT - WINDOW) {
            System.arraycopy(out, made - WINDOW, out, 0, WINDOW);
            made = WINDOW;
            given = WINDOW;
        }
        int before = made;
        while (state != State.DONE && made <= OUT - LONGEST_MATCH && made - before < WINDOW) {
            switch (state) {
                case BETWEEN_BLOCKS -> beginBlock();
                case STORED -> stored();
                case CODED -> coded();
                case DONE -> {}
            }
        }
        total += made - before;
        if (total > most) {
            throw wrong("at most %d bytes".formatted(most));
        }
        return made > before;
    }

    private void beginBlock() throws IOException {
        if (last) {
            finish();
            state = State.DONE;
            return;
        }
        need(3);
        if ((bits & 1) != 0) {
            last = true;
            // it is still among the bytes that are held
            long at = inBase * Byte.SIZE + (long) inAt * Byte.SIZE - bitCount;
            in[(int) (at / Byte.SIZE - inBase)] &= (byte) ~(1 << (at % Byte.SIZE));
        }
        int kind = (int) (bits >> 1) & 3;
        drop(3);
        switch (kind) {
            case 0 -> beginStored();
            case 1 -> {
                lengths = FIXED_LENGTHS;
                distances = FIXED_DISTANCES;
                state = State.CODED;
            }
            case 2 -> beginDynamic();
            default -> throw wrong("a block of kind 0, 1 or 2");
        }
    }

    private void beginStored() throws IOException {
        drop(bitCount % Byte.SIZE);
        int length = take(16);
        int complement = take(16);
        if ((length ^ 0xffff) != complement) {
            throw wrong("the length of a stored block and its complement");
        }
        storedLeft = length;
        state = State.STORED;
    }

    private void stored() throws IOException {
        while (storedLeft > 0 && made < OUT && bitCount > 0) {
            out[made++] = (byte) take(Byte.SIZE);
            storedLeft--;
        }
        while (storedLeft > 0 && made < OUT) {
            if (inAt == inEnd && !fill()) {
                throw wrong("%d more bytes of a stored block".formatted(storedLeft));
            }
            int n = Math.min(Math.min(storedLeft, OUT - made), inEnd - inAt);
            System.arraycopy(in, inAt, out, made, n);
            inAt += n;
            made += n;
            storedLeft -= n;
        }
        if (storedLeft == 0) {
            state = State.BETWEEN_BLOCKS;
        }
    }

    private void beginDynamic() throws IOException {
        int lengthCount = take(5) + 257;
        int distanceCount = take(5) + 1;
        int codeCount = take(4) + 4;
        if (lengthCount > MOST_LENGTHS || distanceCount > MOST_DISTANCES) {
            throw wrong("at most 286 codes for lengths and 30 for distances");
        }
        var ofCodes = new int[ORDER.length];
        for (int i = 0; i < codeCount; i++) {
            ofCodes[ORDER[i]] = take(3);
        }
        int[] all = wordLengths(code(ofCodes, 0, ORDER.length, true), lengthCount + distanceCount);
        if (all[END_OF_BLOCK] == 0) {
            throw wrong("a word for the end of the block");
        }
        lengths = code(all, 0, lengthCount, false);
        distances = code(all, lengthCount, lengthCount + distanceCount, false);
        state = State.CODED;
    }

    private int[] wordLengths(HuffmanCode codes, int count) throws IOException {
        var all = new int[count];
        int at = 0;
        while (at < count) {
            int symbol = symbol(codes);
            if (symbol < 16) {
                all[at++] = symbol;
                continue;
            }
            if (symbol == 16 && at == 0) {
                throw wrong("a length before its repetition");
            }
            int repeated = symbol == 16 ? all[at - 1] : 0;
            int times = switch (symbol) {
                case 16 -> 3 + take(2);
                case 17 -> 3 + take(3);
                default -> 11 + take(7);
            };
            if (at + times > count) {
                throw wrong("no more lengths than announced");
            }
            java.util.Arrays.fill(all, at, at + times, repeated);
            at += times;
        }
        return all;
    }

    private HuffmanCode code(int[] wordLengths, int from, int to, boolean complete) throws FormatException {
        try {
            return HuffmanCode.of(wordLengths, from, to, complete);
        } catch (IllegalArgumentException e) {
            throw wrong("a prefix code, not one with " + e.getMessage());
        }
    }

    private void coded() throws IOException {
        while (made <= OUT - LONGEST_MATCH) {
            refill();
            int entry = lengths.entry(bits);
            int wide = HuffmanCode.length(entry);
            if (wide == 0 || wide > bitCount) {
                throw wrong("a length or a byte");
            }
            bits >>>= wide;
            bitCount -= wide;
            int symbol = HuffmanCode.symbol(entry);
            if (symbol < END_OF_BLOCK) {
                out[made++] = (byte) symbol;
            } else if (symbol == END_OF_BLOCK) {
                state = State.BETWEEN_BLOCKS;
                return;
            } else {
                match(symbol);
            }
        }
    }

    private void match(int symbol) throws IOException {
        int length;
        if (symbol < 265) {
            length = symbol - 254;
        } else if (symbol < 285) {
            int extra = (symbol - 261) >> 2;
            length = ((4 + ((symbol - 261) & 3)) << extra) + 3 + (int) (bits & ((1L << extra) - 1));
            drop(extra);
        } else if (symbol == 285) {
            length = LONGEST_MATCH;
        } else {
            throw wrong("a length below the symbol 286");
        }
        int code = symbol(distances);
        if (code >= MOST_DISTANCES) {
            throw wrong("a distance below the symbol 30");
        }
        int distance = code + 1;
        if (code > 3) {
            int extra = (code >> 1) - 1;
            need(extra);
            distance = ((2 + (code & 1)) << extra) + 1 + (int) (bits & ((1L << extra) - 1));
            drop(extra);
        }
        copy(distance, length);
    }

    private void copy(int distance, int length) throws FormatException {
        if (distance > made) {
            throw wrong("a distance that doesn't reach before the first byte");
        }
        if (distance >= length) {
            System.arraycopy(out, made - distance, out, made, length);
            made += length;
        } else {
            for (int i = 0; i < length; i++) {
                out[made] = out[made - distance];
                made++;
            }
        }
    }

    private int symbol(HuffmanCode code) throws IOException {
        refill();
        int entry = code.entry(bits);
        int wide = HuffmanCode.length(entry);
        if (wide == 0) {
            throw wrong("a word of the code");
        }
        drop(wide);
        return HuffmanCode.symbol(entry);
    }

    private int take(int count) throws IOException {
        need(count);
        int number = (int) (bits & ((1L << count) - 1));
        drop(count);
        return number;
    }

    private void need(int count) throws IOException {
        refill();
        if (bitCount < count) {
            throw wrong("%d more bits".formatted(count));
        }
    }

    private void drop(int count) throws FormatException {
        if (count > bitCount) {
            throw wrong("%d more bits".formatted(count));
        }
        bits >>>= count;
        bitCount -= count;
    }

    private void refill() throws IOException {
        while (bitCount < Long.SIZE - Byte.SIZE) {
            if (inAt == inEnd && (inOver || !fill())) {
                return;
            }
            bits |= (in[inAt++] & 0xffL) << bitCount;
            bitCount += Byte.SIZE;
        }
    }

    /// Passes on what can't change any more and reads on.
    private boolean fill() throws IOException {
        int held = Math.min(HELD, inEnd);
        fragment.write(in, 0, inEnd - held);
        System.arraycopy(in, inEnd - held, in, 0, held);
        inBase += inEnd - held;
        inAt = held;
        inEnd = held;
        int n = deflated.read(in, held, BUFFER);
        inOver = n < 0;
        inEnd += Math.max(0, n);
        return n > 0;
    }

    /// The bytes that are left, and the empty stored block behind the last bit.
    private void finish() throws IOException {
        if (bitCount >= Byte.SIZE || inAt < inEnd || (!inOver && fill())) {
            throw wrong("nothing behind the last block");
        }
        int used = (Byte.SIZE - bitCount) % Byte.SIZE;
        if (used != 0) {
            in[inEnd - 1] &= (byte) ((1 << used) - 1);
        }
        fragment.write(in, 0, inEnd);
        boolean headFits = used != 0 && used + 3 <= Byte.SIZE;
        if (!headFits) {
            fragment.write(0);
        }
        fragment.write(EMPTY_STORED);
    }

    private FormatException wrong(String expected) {
        return new FormatException("DEFLATE", inBase + inAt - bitCount / Byte.SIZE, expected);
    }
}
