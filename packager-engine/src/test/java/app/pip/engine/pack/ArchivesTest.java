package app.pip.engine.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.cpio.CpioGzWriter;
import app.pip.engine.format.deflate.FragmentWriter;
import app.pip.engine.format.tar.TarDialect;
import app.pip.engine.format.tar.TarGzWriter;
import app.pip.engine.format.zip.ZipWriter;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was packed once, in each kind of archive, read by other readers than our writers.
class ArchivesTest {

    private static final Tree TREE = Samples.tree(1);

    @TempDir
    private Path folder;

    @Test
    void aTarHoldsTheTree() throws Exception {
        int seen = 0;
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(tar())), "UTF-8")) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertEquals(1687308580000L, entry.getModTime().getTime());
                assertEquals(0, entry.getLongUserId());
                Entry expected = TREE.entries().get(path(entry.getName()));
                assertEquals(expected instanceof Entry.Folder, entry.isDirectory());
                if (expected instanceof Entry.File file) {
                    assertArrayEquals(file.content().readAll(), tar.readAllBytes(), entry.getName());
                    assertEquals(file.executable() ? 0100755 : 0100644, entry.getMode());
                }
                seen++;
            }
        }
        assertEquals(TREE.entries().size(), seen);
    }

    /// As dpkg reads it: no pax records, names that begin with `./`.
    @Test
    void aTarForDebianHoldsTheTree() throws Exception {
        byte[] file = written(out -> new TarGzWriter(out, TarDialect.GNU));
        int seen = 0;
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(file)), "UTF-8")) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertTrue(entry.getName().startsWith("./"), entry.getName());
                assertTrue(entry.getExtraPaxHeaders().isEmpty());
                same(entry.getName().substring(2), entry.isDirectory(), entry.getMode(), tar);
                seen++;
            }
        }
        assertEquals(TREE.entries().size(), seen);
    }

    @Test
    void aCpioHoldsTheTree() throws Exception {
        byte[] file = written(CpioGzWriter::new);
        int seen = 0;
        try (var cpio = new CpioArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(file)), "UTF-8")) {
            for (var entry = cpio.getNextEntry(); entry != null; entry = cpio.getNextEntry()) {
                assertEquals(1687308580L, entry.getTime());
                same(entry.getName().substring(2), entry.isDirectory(), (int) entry.getMode(), cpio);
                seen++;
            }
        }
        assertEquals(TREE.entries().size(), seen);
    }

    private static void same(String name, boolean folder, int mode, InputStream content) throws Exception {
        Entry expected = TREE.entries().get(path(name));
        assertEquals(expected instanceof Entry.Folder, folder, name);
        if (expected instanceof Entry.File file) {
            assertArrayEquals(file.content().readAll(), content.readAllBytes(), name);
            assertEquals(file.executable() ? 0100755 : 0100644, mode, name);
        } else {
            assertEquals(040755, mode, name);
        }
    }

    private interface Form {
        FragmentWriter over(OutputStream out) throws IOException;
    }

    private byte[] written(Form form) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var archive = form.over(out)) {
            for (PackedEntry entry : packed()) {
                entry.writeTo(archive);
            }
        }
        return out.toByteArray();
    }

    @Test
    void aZipHoldsTheTree() throws Exception {
        int seen = 0;
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip()))
                .get()) {
            for (var entry : java.util.Collections.list(zip.getEntries())) {
                if (TREE.entries().get(path(entry.getName())) instanceof Entry.File file) {
                    assertArrayEquals(
                            file.content().readAll(), zip.getInputStream(entry).readAllBytes(), entry.getName());
                    assertEquals(file.executable() ? 0100755 : 0100644, entry.getUnixMode());
                } else {
                    assertTrue(entry.isDirectory());
                }
                seen++;
            }
        }
        assertEquals(TREE.entries().size(), seen);
    }

    @Test
    void aZipCanBeReadFromItsBeginning() throws Exception {
        int seen = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zip()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (TREE.entries().get(path(entry.getName())) instanceof Entry.File file) {
                    assertArrayEquals(file.content().readAll(), zip.readAllBytes(), entry.getName());
                }
                seen++;
            }
        }
        assertEquals(TREE.entries().size(), seen);
    }

    @Test
    void bytesDontDependOnTheTimeZone() throws Exception {
        byte[] zip = zip();
        byte[] tar = tar();
        TimeZone here = TimeZone.getDefault();
        try {
            for (String zone : List.of("Pacific/Apia", "Asia/Kathmandu", "America/New_York")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertArrayEquals(zip, zip(), zone);
                assertArrayEquals(tar, tar(), zone);
            }
        } finally {
            TimeZone.setDefault(here);
        }
    }

    private byte[] zip() throws Exception {
        return written(ZipWriter::new);
    }

    private byte[] tar() throws Exception {
        return written(TarGzWriter::new);
    }

    private List<PackedEntry> packed() throws Exception {
        return new LayerStore(List.of(), new Store(folder))
                .packed(Layer.of(TREE))
                .entries();
    }

    private static TreePath path(String name) {
        return TreePath.of(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
    }
}
