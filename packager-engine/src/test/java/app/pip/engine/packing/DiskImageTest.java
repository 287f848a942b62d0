package app.pip.engine.packing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.udif.UdifReader;
import app.pip.engine.pack.FrameStore;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Images in the small; rigs look at whole ones.
class DiskImageTest {

    private static final int PARTITION = 40 * 512;

    @TempDir
    private Path store;

    @Test
    void everyFileLiesInItsBlocks() throws Exception {
        var noise = new byte[3_000_001];
        new Random(4).nextBytes(noise);
        byte[] disk = UdifReader.read(written(
                Entry.file("program/noise.bin", Content.of(noise)),
                Entry.file("program/zeros.bin", Content.of(new byte[1 << 21]))));
        String plain = new String(disk, StandardCharsets.ISO_8859_1);
        assertEquals("HX", plain.substring(PARTITION + 1024, PARTITION + 1026));
        int game = plain.indexOf("print('hello')\n".repeat(5000));
        assertEquals(0, (game - PARTITION) % 4096);
        assertTrue(plain.contains(new String(noise, StandardCharsets.ISO_8859_1)));
        // the second header, at the end of the volume
        int end = PARTITION + ByteBuffer.wrap(disk).getInt(PARTITION + 1024 + 44) * 4096;
        assertEquals(plain.substring(PARTITION + 1024, PARTITION + 1536), plain.substring(end - 1024, end - 512));
    }

    @Test
    void theSameBundleGivesTheSameBytes() throws Exception {
        assertArrayEquals(written(), written());
    }

    private byte[] written(Entry... more) throws Exception {
        var out = new ByteArrayOutputStream();
        Packing.of(Kind.MAC_DMG, new FrameStore(new Store(store)))
                .write(SmallBundle.of(Target.MACOS_ARM64, store, more), out, Progress.unwatched());
        return out.toByteArray();
    }
}
