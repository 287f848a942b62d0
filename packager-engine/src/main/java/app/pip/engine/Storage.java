package app.pip.engine;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.store.Pruning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What pip.app keeps so that it needn't be done again: how much it is, and how it becomes less.
public final class Storage {

    private final Path folder;
    private final Pruning pruning;

    Storage(Path folder, Pruning pruning) {
        this.folder = folder;
        this.pruning = pruning;
    }

    /// How much there is.
    ///
    /// @param folder where it lies
    /// @param sizes for each sort of thing, in bytes
    /// @param free on that disk, in bytes
    public record Usage(Path folder, SortedMap<String, Long> sizes, long free) {

        /// Copies the map.
        public Usage {
            sizes = Collections.unmodifiableSortedMap(new TreeMap<>(sizes));
        }

        /// All of it, in bytes.
        public long total() {
            return sizes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// What was taken away.
    ///
    /// @param things how many
    /// @param bytes how large they were
    /// @param left how many bytes are left
    public record Pruned(int things, long bytes, long left) {}

    /// How much there is.
    public Usage usage() throws ProblemException {
        try {
            Files.createDirectories(folder);
            return new Usage(folder, pruning.sizes(), Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            throw new ProblemException(Failures.problem(e), e);
        }
    }

    /// Takes away what wasn't used for long, and what is too much.
    ///
    /// @param before what wasn't used since then goes
    /// @param most how many bytes may be left
    /// @param really whether it is taken away, and not only counted
    /// @throws ProblemException if apps are being made, by this or another pip.app
    public Pruned prune(Instant before, long most, boolean really) throws ProblemException, InterruptedException {
        try {
            var pruned = pruning.prune(before, most, really)
                    .orElseThrow(() -> new ProblemException(Problem.stop("store.in-use", folder)));
            return new Pruned(pruned.things(), pruned.bytes(), pruned.left());
        } catch (IOException e) {
            throw new ProblemException(Failures.told(e), e);
        }
    }
}
