package app.pip.engine.format.deflate;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.DeflaterOutputStream;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/// Compresses with one pinned compressor, JZlib, that comes with the product: the JDK's own differs by vendor and
/// processor, so that the same input would give other bytes elsewhere.
///
/// Contents are compressed as *fragments*: DEFLATE blocks (RFC 1951) that refer to nothing before them, end on a byte
/// and hold no final block. A fragment and [#END] are the data of a zip entry; fragments one after the other and one
/// [#END] are the data of a gzip member. So what was compressed once serves both.
public final class Deflate {

    /// Names compressor, version, level and form; part of the key of everything that is kept compressed.
    public static final String COMPRESSOR = "jzlib-1.1.3-level-9-memory-7-fragments";

    private static final int WINDOW_BITS = 15;

    /// Smaller blocks than zlib's usual 8: each gets its own Huffman codes, which suits sources, bytecode and
    /// machine code better (0.2 % of an interpreter).
    private static final int MEMORY_LEVEL = 7;

    /// Pictures hardly get smaller above it, but much slower; bytecode gets 1 % smaller in five times the time.
    private static final int QUICK_LEVEL = 6;

    private static final int BUFFER = 1 << 15;

    /// The size of a checksum in zlib data.
    private static final int ADLER = 4;

    private static final byte[] END = {3, 0};

    private final Deflater deflater;
    private final byte[] in = new byte[BUFFER];
    private final byte[] out = new byte[BUFFER];

    /// A compressor for a row of fragments. Not to be shared between threads.
    public Deflate() throws IOException {
        this(JZlib.Z_BEST_COMPRESSION);
    }

    private Deflate(int level) throws IOException {
        deflater = deflater(level, true);
    }

    /// A compressor for what somebody waits for, such as the bytecode of many packages. Whoever keeps what it makes has
    /// that in its key.
    public static Deflate quick() throws IOException {
        return new Deflate(QUICK_LEVEL);
    }

    /// An empty final block: ends DEFLATE data that consist of fragments.
    public static byte[] end() {
        return END.clone();
    }

    /// A stream that writes zlib data (RFC 1950), complete when it is closed. Closing it leaves `out` open.
    ///
    /// It serves pictures, which are compressed at each build: level 6 makes them 5 % larger than 9, in a third of
    /// the time.
    public static OutputStream zlib(OutputStream out) throws IOException {
        return new DeflaterOutputStream(out, deflater(QUICK_LEVEL, false), BUFFER, false);
    }

    /// Compresses all that is left of a stream into one fragment.
    public void fragment(InputStream from, OutputStream to) throws IOException {
        for (int n = from.read(in); n >= 0; n = from.read(in)) {
            deflater.setInput(in, 0, n, false);
            drain(JZlib.Z_NO_FLUSH, to);
        }
        // a full flush, not a mere sync: the next fragment may lie behind other bytes than this one
        deflater.setInput(in, 0, 0, false);
        drain(JZlib.Z_FULL_FLUSH, to);
    }

    /// Compresses a few bytes into complete DEFLATE data.
    ///
    /// @param plain whose first `length` bytes are meant
    /// @param before what a reader will have seen before them, at most 32 KiB; may be empty
    public byte[] block(byte[] plain, int length, byte[] before) throws IOException {
        // this compressor takes a dictionary only inside of zlib data (RFC 1950), whose head and end are cut off
        var single = deflater(QUICK_LEVEL, false);
        int head = 2;
        if (before.length > 0) {
            single.setDictionary(before, before.length);
            head += ADLER;
        }
        var packed = new byte[length + length / 100 + 64];
        single.setInput(plain, 0, length, false);
        single.setOutput(packed, 0, packed.length);
        int state = single.deflate(JZlib.Z_FINISH);
        if (state != JZlib.Z_STREAM_END) {
            throw new IOException("the compressor stopped with " + state);
        }
        return Arrays.copyOfRange(packed, head, packed.length - single.getAvailOut() - ADLER);
    }

    private void drain(int flush, OutputStream to) throws IOException {
        do {
            deflater.setOutput(out, 0, out.length);
            int state = deflater.deflate(flush);
            if (state != JZlib.Z_OK && state != JZlib.Z_BUF_ERROR) {
                throw new IOException("the compressor stopped with " + state);
            }
            to.write(out, 0, out.length - deflater.getAvailOut());
        } while (deflater.getAvailOut() == 0 || deflater.getAvailIn() > 0);
    }

    private static Deflater deflater(int level, boolean raw) throws IOException {
        try {
            var wrapper = raw ? JZlib.WrapperType.NONE : JZlib.WrapperType.ZLIB;
            return new Deflater(level, WINDOW_BITS, MEMORY_LEVEL, wrapper);
        } catch (GZIPException e) {
            throw new IOException("the compressor refuses its settings", e);
        }
    }
}
