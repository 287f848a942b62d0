package app.pip.engine.pack;

import app.pip.engine.hash.Digests;
import app.pip.engine.hash.Sha1;
import app.pip.engine.hash.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.zip.CRC32;

/// Takes size, CRC-32 and digests of the plain bytes that pass.
final class GaugedStream extends FilterInputStream {

    private final CRC32 crc = new CRC32();
    private final MessageDigest sha256 = Digests.sha256();
    private final MessageDigest sha1 = Digests.sha1();
    private final OutputStream seen;
    private long size;

    /// @param seen gets the bytes too
    GaugedStream(InputStream in, OutputStream seen) {
        super(in);
        this.seen = seen;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int n = in.read(bytes, from, length);
        if (n > 0) {
            crc.update(bytes, from, n);
            sha256.update(bytes, from, n);
            sha1.update(bytes, from, n);
            seen.write(bytes, from, n);
            size += n;
        }
        return n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// What has passed, kept as `kept` says; to be asked once, at the end.
    Packed packed(boolean deflated, CountingStream kept) {
        return new Packed(
                size,
                crc.getValue(),
                Sha256.finish(sha256),
                Sha1.finish(sha1),
                deflated,
                kept.count(),
                kept.crc32(),
                Packed.Source.NONE);
    }
}
