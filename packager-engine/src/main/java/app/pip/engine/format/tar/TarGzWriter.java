package app.pip.engine.format.tar;

import app.pip.engine.format.deflate.Fragment;
import app.pip.engine.format.deflate.FragmentWriter;
import app.pip.engine.format.deflate.GzipMember;
import app.pip.engine.tree.TreePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/// Writes a tar inside one gzip member whose bytes depend on its contents only: one fixed time, no owner. The contents
/// come compressed and are copied as they are; only the headers between them are compressed here.
public final class TarGzWriter implements FragmentWriter {

    /// Octal 14444444444: digits that are alike pack to next to nothing, and there are as many of them as files.
    private static final Instant TIME = Instant.parse("2023-06-21T00:49:40Z");
    private static final int BLOCK = 512;
    private static final int FILE = 0100644;
    private static final int EXECUTABLE = 0100755;
    private static final int FOLDER = 040755;

    private final GzipMember gzip;
    private final TarDialect dialect;

    /// Writes the pax interchange format to `out`, which is left open by [#close].
    public TarGzWriter(OutputStream out) throws IOException {
        this(out, TarDialect.PAX);
    }

    /// Writes a dialect to `out`, which is left open by [#close].
    public TarGzWriter(OutputStream out, TarDialect dialect) throws IOException {
        this.gzip = new GzipMember(out);
        this.dialect = dialect;
    }

    @Override
    public void folder(TreePath path) throws IOException {
        header(new TarArchiveEntry(dialect.name(path) + "/", TarArchiveEntry.LF_DIR), FOLDER, 0);
    }

    @Override
    public void file(TreePath path, boolean executable, Fragment content) throws IOException {
        header(new TarArchiveEntry(dialect.name(path)), executable ? EXECUTABLE : FILE, content.size());
        gzip.splice(content);
    }

    /// Writes the end of the archive.
    @Override
    public void close() throws IOException {
        // POSIX: two blocks of zeros end a tar
        gzip.write(new byte[padding() + 2 * BLOCK]);
        gzip.end();
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
        TarHeader.write(entry, dialect, bytes);
        gzip.write(bytes.toByteArray());
    }

    /// Zeros that fill the last content up to a whole block.
    private int padding() {
        return (int) ((BLOCK - gzip.size() % BLOCK) % BLOCK);
    }
}
