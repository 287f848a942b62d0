package app.pip.engine.format.zstd;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import com.github.luben.zstd.util.ZstdVersion;
import java.io.IOException;
import java.io.OutputStream;

/// Compresses into one Zstandard frame with a checksum, by the reference implementation, in one thread, so that equal
/// bytes give equal frames on every machine.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</a>
public final class ZstdFrame {

    /// Of 22. The next ones up to 17 take five times as long for a twentieth less, measured on an interpreter.
    private static final int LEVEL = 12;

    /// Whoever takes a frame apart needs memory for its window: 16 MiB.
    private static final int WINDOW_LOG = 24;

    /// Names what the bytes of a frame depend on: library and settings.
    public static final String COMPRESSOR =
            "zstd-jni-" + ZstdVersion.VERSION + "-level-" + LEVEL + "-window-" + WINDOW_LOG;

    private ZstdFrame() {}

    /// A stream whose bytes go into a frame, which ends when the stream is closed.
    ///
    /// @param out is left open
    public static OutputStream over(OutputStream out) throws IOException {
        var frame = new ZstdOutputStreamNoFinalizer(new LeftOpen(out), LEVEL);
        frame.setChecksum(true);
        frame.setLong(WINDOW_LOG);
        return frame;
    }

    private static final class LeftOpen extends OutputStream {
        private final OutputStream out;

        LeftOpen(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
