package app.pip.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    @TempDir
    Path folder;

    @Test
    void sweepsWhatKilledRunsLeftWhateverItsKey() throws Exception {
        Path left = Files.createDirectories(folder.resolve("wheels/ab")).resolve("abc.123.part");
        Files.writeString(left, "half");
        new Store(folder).file("wheels", "ab/abd", out -> out.write(1));
        assertFalse(Files.exists(left));
    }

    /// What has come of a download is gone on with, by this or a later run.
    @Test
    void downloadsThatAreHalfThereStay() throws Exception {
        byte[] half = "half".getBytes(StandardCharsets.UTF_8);
        Path place = folder.resolve("wheels/ab/abc");
        try (PartialFile part = PartialFile.open(place)) {
            part.append(half, half.length);
        }
        new Store(folder).file("wheels", "ab/abd", out -> out.write(1));
        try (PartialFile part = PartialFile.open(place)) {
            assertEquals(half.length, part.size());
            new Store(folder).file("wheels", "ab/abe", out -> out.write(1));
            part.append(half, half.length);
            part.keepAs(place);
        }
        assertEquals("halfhalf", Files.readString(place));
        assertTrue(Files.exists(folder.resolve("wheels/ab/abe")));
    }
}
