package app.pip.engine.interpreter;

import app.pip.engine.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How asking a server went the last time, kept in a file: that it answered counts for a day, that it didn't for an
/// hour, so that a server that isn't there costs its two seconds once.
///
/// @param file where it is kept
record Reached(Path file) {

    /// How long a server may take to say its first word.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration FRESH = Duration.ofHours(24);
    private static final Duration SULK = Duration.ofHours(1);
    private static final String REACHED = "reached";

    /// How it went, if that counts still.
    Optional<Boolean> kept() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        boolean reached = Files.readString(file).equals(REACHED);
        Instant then = Files.getLastModifiedTime(file).toInstant();
        Instant now = Instant.now();
        boolean counts = !then.isAfter(now) && now.isBefore(then.plus(reached ? FRESH : SULK));
        return counts ? Optional.of(reached) : Optional.empty();
    }

    /// As if it had never been asked.
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    /// Keeps how it went just now.
    void keep(boolean reached) throws IOException, InterruptedException {
        String outcome = reached ? REACHED : "unreachable";
        AtomicFile.write(file, out -> out.write(outcome.getBytes(StandardCharsets.UTF_8)));
    }
}
