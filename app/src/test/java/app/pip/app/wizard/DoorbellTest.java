package app.pip.app.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorbellTest {

    @TempDir
    Path folder;

    @Test
    void aLaterStartIsHeardByTheFirst() throws IOException, InterruptedException {
        var heard = new LinkedBlockingQueue<String>();
        assertFalse(Doorbell.ring(folder, "too early"));
        try (var bell = Doorbell.hang(folder).orElseThrow()) {
            bell.listen(heard::add);
            assertEquals(Optional.empty(), Doorbell.hang(folder).map(Doorbell::toString));
            assertTrue(Doorbell.ring(folder, "/home/ada/Spiel ł.py"));
            assertTrue(Doorbell.ring(folder, ""));
            assertEquals("/home/ada/Spiel ł.py", heard.poll(60, TimeUnit.SECONDS));
            assertEquals("", heard.poll(60, TimeUnit.SECONDS));
        }
        try (var bell = Doorbell.hang(folder).orElseThrow()) {
            assertTrue(bell.toString().startsWith("bell at "));
        }
    }

    @Test
    void whoDoesNotKnowTheWordIsNotHeard() throws IOException, InterruptedException {
        var heard = new LinkedBlockingQueue<String>();
        try (var bell = Doorbell.hang(folder).orElseThrow()) {
            bell.listen(heard::add);
            Path address = folder.resolve("running.address");
            List<String> lines = Files.readAllLines(address);
            Files.write(address, List.of(lines.getFirst(), "guessed"));
            assertFalse(Doorbell.ring(folder, "/etc/passwd"));
            Files.write(address, lines);
            assertTrue(Doorbell.ring(folder, "mine"));
            // one after the other is answered: a guess that was heard would come first
            assertEquals("mine", heard.poll(60, TimeUnit.SECONDS));
        }
        assertEquals("[]", heard.toString());
    }

    @Test
    void nobodyIsBehindAnOldAddress() throws IOException {
        Doorbell.hang(folder).orElseThrow().close();
        assertThrows(IOException.class, () -> Doorbell.ring(folder, "program"));
    }
}
