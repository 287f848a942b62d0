package app.pip.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void replacesWhole() throws Exception {
        Path file = folder.resolve("a.zip");
        AtomicFile.write(file, out -> out.write("old".getBytes(StandardCharsets.UTF_8)));
        AtomicFile.write(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("a.zip"), names());
    }

    @Test
    void leavesTheOlderFileWhenTheWritingFails() throws Exception {
        Path file = folder.resolve("a.zip");
        Files.writeString(file, "old");
        assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("disk full");
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.zip"), names());
    }

    @Test
    void sweepsWhatAKilledRunLeft() throws Exception {
        Files.writeString(folder.resolve("a.zip.123.part"), "half");
        Files.writeString(folder.resolve("other.zip.123.part"), "not ours");
        AtomicFile.write(folder.resolve("a.zip"), out -> out.write(1));
        assertEquals(List.of("a.zip", "other.zip.123.part"), names());
    }

    @Test
    void manyWritersOfOneFileEachWriteItWhole() throws Exception {
        Path file = folder.resolve("a");
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> writers = Stream.iterate(0, n -> n + 1)
                    .limit(40)
                    .map(n -> (Callable<Void>) () -> {
                        AtomicFile.write(file, out -> {
                            for (int i = 0; i < 1000; i++) {
                                out.write(n);
                            }
                        });
                        return null;
                    })
                    .toList();
            for (var outcome : pool.invokeAll(writers)) {
                outcome.get();
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        assertEquals(1000, bytes.length);
        for (byte b : bytes) {
            assertEquals(bytes[0], b);
        }
        assertEquals(List.of("a"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
