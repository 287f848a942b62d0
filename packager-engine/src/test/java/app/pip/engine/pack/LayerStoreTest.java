package app.pip.engine.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.format.deflate.Deflate;
import app.pip.engine.hash.Sha256;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerStoreTest {

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatWentIn() throws Exception {
        var layer = Layer.of(Samples.tree(1));
        PackedLayer packed = store().packed(layer);
        assertEquals(layer.digest(), packed.digest());
        assertEquals(layer.tree().entries().size(), packed.entries().size());
        for (PackedEntry entry : packed.entries()) {
            if (entry instanceof PackedEntry.File file) {
                var plain = (Entry.File) layer.tree().entries().get(file.path());
                assertArrayEquals(
                        plain.content().readAll(),
                        unpack(file.packed()),
                        file.path().toString());
                assertEquals(Sha256.of(plain.content().readAll()), file.packed().sha256());
                assertEquals(plain.executable(), file.executable());
            }
        }
    }

    @Test
    void packsOnce() throws Exception {
        var layer = Layer.of(Samples.tree(1));
        store().packed(layer);
        List<Path> first = files();
        store().packed(Layer.of(Samples.tree(2)));
        assertEquals(first, files());
        assertEquals(2, first.size(), "the layer, and the large file on its own");
    }

    @Test
    void keepsNoisePlainAndTextCompressed() throws Exception {
        PackedLayer packed = store().packed(Layer.of(Samples.tree(1)));
        for (PackedEntry entry : packed.entries()) {
            if (entry instanceof PackedEntry.File file && file.packed().size() > 1000) {
                assertEquals(
                        file.path().toString().equals("a.txt"), file.packed().deflated());
            }
        }
    }

    @Test
    void packsAnewWhatWasCutOff() throws Exception {
        var layer = Layer.of(Samples.tree(1));
        store().packed(layer);
        Path pack = files().stream()
                .filter(file -> file.toString().contains("layers"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(pack);
        Files.write(pack, java.util.Arrays.copyOf(bytes, bytes.length - 20));
        assertEquals(layer.digest(), store().packed(layer).digest());
        assertArrayEquals(bytes, Files.readAllBytes(pack));
    }

    @Test
    void noticesChangedBytesBeforeTheyAreUsed() throws Exception {
        var layer = Layer.of(Samples.tree(1));
        store().packed(layer);
        Path pack = files().stream()
                .filter(file -> file.toString().contains("layers"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(pack);
        bytes[10] ^= 1;
        Files.write(pack, bytes);
        PackedLayer packed = store().packed(layer);
        assertThrows(DamagedException.class, () -> {
            for (PackedEntry entry : packed.entries()) {
                if (entry instanceof PackedEntry.File file) {
                    try (InputStream in = file.packed().openPacked()) {
                        in.transferTo(OutputStream.nullOutputStream());
                    }
                }
            }
        });
    }

    @Test
    void refusesAFileThatChangesMeanwhile() throws Exception {
        var turns = new java.util.concurrent.atomic.AtomicInteger();
        var fickle = new Content() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(("turn " + turns.getAndIncrement()).getBytes());
            }

            @Override
            public long size() {
                return 6;
            }
        };
        var layer = Layer.of(Tree.of(List.of(Entry.file("a.txt", fickle))));
        var problem = assertThrows(ChangedException.class, () -> store().packed(layer));
        assertEquals("a.txt", problem.path().toString());
        assertTrue(files().isEmpty(), "nothing half is left");
    }

    private LayerStore store() {
        return new LayerStore(List.of(), new Store(folder));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static byte[] unpack(Packed packed) throws IOException {
        try (InputStream in = packed.openPacked()) {
            if (!packed.deflated()) {
                return in.readAllBytes();
            }
            var whole = new SequenceInputStream(in, new ByteArrayInputStream(Deflate.end()));
            return new InflaterInputStream(whole, new Inflater(true)).readAllBytes();
        }
    }
}
