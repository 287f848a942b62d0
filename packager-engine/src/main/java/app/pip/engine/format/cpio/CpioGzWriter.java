package app.pip.engine.format.cpio;

import app.pip.engine.format.deflate.Fragment;
import app.pip.engine.format.deflate.FragmentWriter;
import app.pip.engine.format.deflate.GzipMember;
import app.pip.engine.tree.TreePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Writes a cpio archive inside one gzip member whose bytes depend on its contents only: one fixed time, no owner,
/// names that begin with `./`, files numbered from 1. The contents come compressed and are copied as they are.
public final class CpioGzWriter implements FragmentWriter {

    /// 21 June 2023, as in our tape archives.
    public static final int TIME = 1_687_308_580;

    /// A file's mode.
    public static final int FILE = 0100644;

    /// The mode of a file that may be started.
    public static final int EXECUTABLE = 0100755;

    /// A folder's mode.
    public static final int FOLDER = 040755;

    private static final String MAGIC = "070701";
    private static final String LAST = "TRAILER!!!";
    private static final int ALIGNMENT = 4;
    private static final long LARGEST = 0xffff_ffffL;

    private final GzipMember gzip;
    private int number;

    /// Writes to `out`, which is left open by [#close].
    public CpioGzWriter(OutputStream out) throws IOException {
        this.gzip = new GzipMember(out);
    }

    /// How many bytes the archive has by now without its compression.
    public long size() {
        return gzip.size();
    }

    @Override
    public void folder(TreePath path) throws IOException {
        header("./" + path, FOLDER, 0);
    }

    @Override
    public void file(TreePath path, boolean executable, Fragment content) throws IOException {
        if (content.size() > LARGEST) {
            throw new IOException(path + " is larger than 4 GiB, which a cpio archive can't hold");
        }
        header("./" + path, executable ? EXECUTABLE : FILE, content.size());
        gzip.splice(content);
    }

    /// Writes the end of the archive.
    @Override
    public void close() throws IOException {
        number = -1;
        header(LAST, 0, 0);
        gzip.write(new byte[padding(gzip.size())]);
        gzip.end();
    }

    /// Thirteen numbers of eight hexadecimal digits, the name with a NUL, zeros up to a multiple of four.
    private void header(String name, int mode, long size) throws IOException {
        number++;
        byte[] bytes = (name + "\0").getBytes(StandardCharsets.UTF_8);
        int time = mode == 0 ? 0 : TIME;
        long[] numbers = {number, mode, 0, 0, 1, time, size, 0, 0, 0, 0, bytes.length, 0};
        var header = new StringBuilder(MAGIC);
        for (long one : numbers) {
            header.append(HexFormat.of().toHexDigits(one, 8));
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[padding(gzip.size())]);
        out.writeBytes(header.toString().getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
        out.writeBytes(new byte[padding(header.length() + bytes.length)]);
        gzip.write(out.toByteArray());
    }

    private static int padding(long size) {
        return (int) ((ALIGNMENT - size % ALIGNMENT) % ALIGNMENT);
    }
}
