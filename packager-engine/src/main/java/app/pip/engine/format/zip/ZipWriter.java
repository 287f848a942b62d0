package app.pip.engine.format.zip;

import app.pip.engine.format.deflate.Deflate;
import app.pip.engine.format.deflate.Fragment;
import app.pip.engine.format.deflate.FragmentWriter;
import app.pip.engine.tree.TreePath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// Writes a zip whose bytes depend on its contents only: one fixed local time, Unix modes, UTF-8 names. The contents
/// come compressed and are copied as they are.
public final class ZipWriter implements FragmentWriter {

    /// Noon, so that no time zone's daylight saving has a gap there; DOS times are local and must not pass through one.
    private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 1, 12, 0);

    private static final int FILE = 0100644;
    private static final int EXECUTABLE = 0100755;
    private static final int FOLDER = 040755;
    private static final int LINK = 0120777;

    private final ZipArchiveOutputStream zip;

    /// Writes to `out`, which is left open by [#close].
    public ZipWriter(OutputStream out) {
        this.zip = new ZipArchiveOutputStream(new UncloseableStream(out));
        zip.setEncoding("UTF-8");
        zip.setUseLanguageEncodingFlag(true);
        zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
    }

    @Override
    public void folder(TreePath path) throws IOException {
        var entry = entry(path + "/", FOLDER);
        entry.setMethod(ZipArchiveEntry.STORED);
        entry.setSize(0);
        entry.setCompressedSize(0);
        entry.setCrc(0);
        zip.addRawArchiveEntry(entry, InputStream.nullInputStream());
    }

    @Override
    public void file(TreePath path, boolean executable, Fragment content) throws IOException {
        byte[] end = content.deflated() ? Deflate.end() : new byte[0];
        var entry = entry(path.toString(), executable ? EXECUTABLE : FILE);
        entry.setMethod(content.deflated() ? ZipArchiveEntry.DEFLATED : ZipArchiveEntry.STORED);
        entry.setSize(content.size());
        entry.setCompressedSize(content.packedSize() + end.length);
        entry.setCrc(content.crc32());
        try (var raw = new SequenceInputStream(content.openPacked(), new ByteArrayInputStream(end))) {
            zip.addRawArchiveEntry(entry, raw);
        }
    }

    /// Writes a symbolic link as Info-ZIP does: an entry of that type whose contents are what it leads to.
    public void link(TreePath path, String target) throws IOException {
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        var crc = new CRC32();
        crc.update(bytes);
        var entry = entry(path.toString(), LINK);
        entry.setMethod(ZipArchiveEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.addRawArchiveEntry(entry, new ByteArrayInputStream(bytes));
    }

    /// Writes the central directory.
    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static ZipArchiveEntry entry(String name, int mode) {
        var entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        entry.setTimeLocal(TIME);
        return entry;
    }
}
