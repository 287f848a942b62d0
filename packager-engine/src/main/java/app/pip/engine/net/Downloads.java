package app.pip.engine.net;

import app.pip.engine.hash.Sha256;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.PartialFile;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Fetches whole files into the store, by digest: a file is there when it is proven, and not before. What a
/// broken connection or a killed run left is gone on with.
public final class Downloads {

    private static final AtomicLong UNIQUE = new AtomicLong();

    private final Network network;
    private final Store store;
    private final String area;

    /// @param area of the store
    public Downloads(Network network, Store store, String area) {
        this.network = network;
        this.store = store;
        this.area = area;
    }

    /// What is there already.
    public Optional<Path> find(Sha256 sha256) {
        return store.find(area, key(sha256));
    }

    /// The file, fetched now if it isn't there.
    ///
    /// @throws ProblemException if it can't be fetched or is not what it should be
    public Proven fetch(Wanted wanted, Progress progress) throws IOException, ProblemException, InterruptedException {
        Optional<Path> there = wanted.sha256().flatMap(this::find);
        if (there.isPresent()) {
            progress.at(1);
            return new Proven(there.get(), wanted.sha256().orElseThrow());
        }
        if (wanted.sha256().isEmpty()) {
            return fetchUnknown(wanted, progress);
        }
        Sha256 sha256 = wanted.sha256().get();
        Path place = store.place(area, key(sha256));
        try (PartialFile part = PartialFile.open(place)) {
            if (!part.isDone()) {
                fetch(wanted, sha256, part, progress);
                part.keepAs(place);
            }
        }
        progress.at(1);
        return new Proven(place, sha256);
    }

    private void fetch(Wanted wanted, Sha256 sha256, PartialFile part, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        for (boolean again = true; ; again = false) {
            var download = new Download(wanted, part, progress);
            Sha256 came = download.isWhole() ? download.digest() : network.ask(download);
            if (came.equals(sha256)) {
                return;
            }
            part.restart();
            // pieces of two files, or of an earlier run, may have met; what came in one go comes again the same
            if (!again || !download.isPatched()) {
                throw wrong(wanted);
            }
        }
    }

    /// An index that gives no digest: there is nothing to go on with in a later run, as nobody could tell
    /// whose it is.
    private Proven fetchUnknown(Wanted wanted, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        String name = "new." + ProcessHandle.current().pid() + "-" + UNIQUE.incrementAndGet();
        try (PartialFile part = PartialFile.open(store.place(area, name))) {
            try {
                Sha256 sha256 = network.ask(new Download(wanted, part, progress));
                Path place = store.place(area, key(sha256));
                part.keepAs(place);
                progress.at(1);
                return new Proven(place, sha256);
            } finally {
                part.discard();
            }
        }
    }

    private static ProblemException wrong(Wanted wanted) {
        String host = Origin.of(wanted.address()).toString();
        return new ProblemException(Problem.stop("net.wrong-bytes", host, wanted.subject()));
    }

    /// Takes a file of this computer into the store, unless it is there. What lies in somebody's folder may change or
    /// go.
    ///
    /// @param sha256 of the file
    public Proven take(Path file, Sha256 sha256) throws IOException, InterruptedException {
        return new Proven(store.file(area, key(sha256), out -> Files.copy(file, out)), sha256);
    }

    /// Two letters first, so that no folder grows too long.
    private static String key(Sha256 sha256) {
        return sha256.hex().substring(0, 2) + "/" + sha256.hex();
    }

    /// A file that is here and what it was expected to be.
    public record Proven(Path file, Sha256 sha256) {}
}
