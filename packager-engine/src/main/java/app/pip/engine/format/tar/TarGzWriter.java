package app.pip.engine.format.tar;

import app.pip.engine.format.deflate.Deflate;
import app.pip.engine.format.deflate.Fragment;
import app.pip.engine.format.deflate.FragmentWriter;
import app.pip.engine.tree.TreePath;
import com.jcraft.jzlib.JZlib;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/// Writes a tar (pax interchange format) inside one gzip member whose bytes depend on its contents only: one fixed
/// time, no owner. The contents come compressed and are copied as they are; only the headers between them are
/// compressed here, and the member's CRC-32 is combined from the parts'.
public final class TarGzWriter implements FragmentWriter {

    /// Octal 14444444444: digits that are alike pack to next to nothing, and there are as many of them as files.
    private static final Instant TIME = Instant.parse("2023-06-21T00:49:40Z");
    private static final int BLOCK = 512;
    private static final int STORED_BLOCK = 0xffff;
    private static final int FILE = 0100644;
    private static final int EXECUTABLE = 0100755;
    private static final int FOLDER = 040755;

    /// RFC 1952 §2.3: magic, deflate, no flags, no time, best compression, unknown system.
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff};

    private final OutputStream out;
    private final Deflate deflate = new Deflate();
    private long crc;
    private long size;

    /// Writes to `out`, which is left open by [#close].
    public TarGzWriter(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    @Override
    public void folder(TreePath path) throws IOException {
        header(new TarArchiveEntry(path + "/", TarArchiveEntry.LF_DIR), FOLDER, 0);
    }

    @Override
    public void file(TreePath path, boolean executable, Fragment content) throws IOException {
        header(new TarArchiveEntry(path.toString()), executable ? EXECUTABLE : FILE, content.size());
        try (InputStream packed = content.openPacked()) {
            if (content.deflated()) {
                packed.transferTo(out);
            } else {
                stored(packed);
            }
        }
        count(content.crc32(), content.size());
    }

    /// Writes the end of the archive.
    @Override
    public void close() throws IOException {
        // POSIX: two blocks of zeros end a tar
        ours(new byte[padding() + 2 * BLOCK]);
        out.write(Deflate.end());
        var trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        out.write(trailer.putInt((int) crc).putInt((int) size).array());
    }

    private void header(TarArchiveEntry entry, int mode, long contentSize) throws IOException {
        entry.setMode(mode);
        entry.setSize(contentSize);
        entry.setModTime(TIME.toEpochMilli());
        entry.setIds(0, 0);
        entry.setNames("", "");
        var bytes = new ByteArrayOutputStream();
        bytes.write(new byte[padding()]);
        // a writer for this one header: it would want the contents uncompressed if it saw the whole archive
        TarHeader.write(entry, bytes);
        ours(bytes.toByteArray());
    }

    /// Zeros that fill the last content up to a whole block.
    private int padding() {
        return (int) ((BLOCK - size % BLOCK) % BLOCK);
    }

    private void ours(byte[] bytes) throws IOException {
        deflate.fragment(new ByteArrayInputStream(bytes), out);
        var own = new CRC32();
        own.update(bytes);
        count(own.getValue(), bytes.length);
    }

    private void count(long partCrc, long partSize) {
        crc = JZlib.crc32_combine(crc, partCrc, partSize);
        size += partSize;
    }

    /// RFC 1951 §3.2.4: blocks without compression, at most 65,535 bytes each.
    private void stored(InputStream plain) throws IOException {
        var bytes = new byte[STORED_BLOCK];
        for (int n = plain.readNBytes(bytes, 0, STORED_BLOCK); n > 0; n = plain.readNBytes(bytes, 0, STORED_BLOCK)) {
            var head = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN);
            out.write(
                    head.put((byte) 0).putShort((short) n).putShort((short) ~n).array());
            out.write(bytes, 0, n);
        }
    }
}
