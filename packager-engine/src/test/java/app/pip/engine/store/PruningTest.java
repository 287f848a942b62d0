package app.pip.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.store.Pruning.Pruned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {

    private static final Instant NOW = Instant.now();

    @TempDir
    private Path folder;

    private Store store = new Store(Path.of("unused"));

    @BeforeEach
    void fill() throws Exception {
        store = new Store(folder);
        put("wheels", "ab/abcd", 100, 100);
        put("wheels", "ab/abef", 200, 10);
        put("layers", "x", 300, 50);
        store.folder("hostpython", "y", half -> Files.writeString(half.resolve("python"), "1234"));
        age(store.place("hostpython", "y"), 70);
        put("pythons", "outcome", 5, 400);
    }

    @Test
    void whatWasNotUsedForLongGoes() throws Exception {
        assertEquals(
                Map.of("wheels", 300L, "layers", 300L, "hostpython", 4L),
                store.pruning().sizes());
        assertEquals(new Pruned(2, 104, 500), prune(60, Long.MAX_VALUE, false));
        assertTrue(Files.exists(store.place("wheels", "ab/abcd")), "nothing was really taken away");
        assertEquals(new Pruned(2, 104, 500), prune(60, Long.MAX_VALUE, true));
        assertFalse(Files.exists(store.place("wheels", "ab/abcd")));
        assertFalse(Files.exists(store.place("hostpython", "y")));
        assertTrue(Files.exists(store.place("wheels", "ab/abef")));
        assertTrue(Files.exists(store.place("pythons", "outcome")), "what servers said stays");
        assertEquals(new Pruned(2, 500, 0), prune(5, Long.MAX_VALUE, true));
        assertFalse(Files.exists(folder.resolve("wheels/ab")), "no empty folder is left");
    }

    @Test
    void whatIsTooMuchGoesTheLongestUnusedFirst() throws Exception {
        assertEquals(new Pruned(3, 404, 200), prune(1000, 250, true));
        assertTrue(store.find("wheels", "ab/abef").isPresent());
    }

    @Test
    void whatIsFoundIsUsed() throws Exception {
        assertTrue(store.find("wheels", "ab/abcd").isPresent());
        assertTrue(store.find("hostpython", "y").isPresent());
        assertEquals(new Pruned(1, 300, 304), prune(40, Long.MAX_VALUE, true));
    }

    @Test
    void nothingGoesWhileSomebodyUsesTheStore() throws Exception {
        try (var _ = store.inUse()) {
            try (var _ = new Store(folder).inUse()) {
                assertEquals(Optional.empty(), store.pruning().prune(NOW, 0, true));
            }
            assertEquals(Optional.empty(), store.pruning().prune(NOW, 0, true), "the first one is still there");
        }
        assertEquals(new Pruned(4, 604, 0), prune(0, 0, true));
    }

    @Test
    void whoComesWhileThingsAreTakenAwayWaits() throws Exception {
        var came = new CompletableFuture<String>();
        Thread other;
        try (var _ = InUse.alone(folder).orElseThrow()) {
            assertEquals(Optional.empty(), InUse.alone(folder));
            other = Thread.ofVirtual().start(() -> {
                try (var _ = store.inUse()) {
                    came.complete("in");
                } catch (IOException | InterruptedException e) {
                    came.completeExceptionally(e);
                }
            });
            Thread.sleep(200);
            assertFalse(came.isDone());
        }
        other.join(Duration.ofMinutes(3));
        assertEquals("in", came.getNow("still out"));
    }

    @Test
    void aStoreThatCanNotBeMadeIsToldOfByOthers() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        try (var use = new Store(file.resolve("store")).inUse()) {
            assertFalse(Files.exists(file.resolve("store")), use::toString);
        }
    }

    private Pruned prune(int days, long most, boolean really) throws Exception {
        return store.pruning()
                .prune(NOW.minus(Duration.ofDays(days)), most, really)
                .orElseThrow();
    }

    private void put(String area, String key, int size, int days) throws Exception {
        age(store.file(area, key, out -> out.write("x".repeat(size).getBytes(StandardCharsets.UTF_8))), days);
    }

    private static void age(Path thing, int days) throws IOException {
        Files.setLastModifiedTime(thing, FileTime.from(NOW.minus(Duration.ofDays(days))));
    }
}
