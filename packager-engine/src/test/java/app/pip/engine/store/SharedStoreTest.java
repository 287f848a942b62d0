package app.pip.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that many computers read.
class SharedStoreTest {

    @Test
    void whatAnotherStoreHasIsTakenFromThereAndNothingIsWrittenThere(@TempDir Path share, @TempDir Path own)
            throws Exception {
        var there = new Store(share);
        Path file = there.file("area", "key", out -> out.write(1));
        var here = new Store(own, List.of(share), Optional.empty());
        assertEquals(file, here.file("area", "key", out -> out.write(2)));
        Path mine = here.file("area", "other", out -> out.write(3));
        assertTrue(mine.startsWith(own));
        assertTrue(there.find("area", "other").isEmpty());
    }
}
