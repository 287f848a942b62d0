package app.pip.engine.format.deflate;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.DeflaterOutputStream;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import java.io.IOException;
import java.io.OutputStream;

/// Compresses with one pinned compressor, JZlib, that comes with the product: the JDK's own differs by vendor and
/// processor, so that the same input would give other bytes elsewhere.
public final class Deflate {

    /// Names compressor, version and level; part of the key of everything that is kept compressed.
    public static final String COMPRESSOR = "jzlib-1.1.3-level-9";

    private static final int WINDOW_BITS = 15;
    private static final int BUFFER = 1 << 15;

    private Deflate() {}

    /// A stream that writes raw DEFLATE data (RFC 1951), ended by a final block, when it is closed. Closing it leaves
    /// `out` open.
    public static OutputStream raw(OutputStream out) throws IOException {
        return over(out, true);
    }

    /// A stream that writes zlib data (RFC 1950), complete when it is closed. Closing it leaves `out` open.
    public static OutputStream zlib(OutputStream out) throws IOException {
        return over(out, false);
    }

    private static OutputStream over(OutputStream out, boolean raw) throws IOException {
        try {
            var deflater = new Deflater(JZlib.Z_BEST_COMPRESSION, WINDOW_BITS, raw);
            return new DeflaterOutputStream(out, deflater, BUFFER, false);
        } catch (GZIPException e) {
            throw new IOException("the compressor refuses its settings", e);
        }
    }
}
