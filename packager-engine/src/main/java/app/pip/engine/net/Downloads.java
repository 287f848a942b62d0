package app.pip.engine.net;

import app.pip.engine.hash.Sha256;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.PartialFile;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Fetches whole files into the store, by digest: a file is there when it is proven, and not before. What a
/// broken connection or a killed run left is gone on with.
public final class Downloads {

    private static final AtomicLong UNIQUE = new AtomicLong();

    /// A server that lacks a file, or has a wrong one, may have the next.
    private static final Set<String> SAYS_SOMETHING = Set.of("net.gone", "net.wrong-bytes");

    private final AtomicBoolean silent = new AtomicBoolean();
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
                if (!isShared(wanted, sha256, part, progress)) {
                    fetch(wanted, sha256, part, progress);
                }
                part.keepAs(place);
            }
        }
        progress.at(1);
        return new Proven(place, sha256);
    }

    /// A server that shares a store is asked first. What it sends is proven as anything else is; what it lacks, or
    /// sends
    /// wrong, comes from where it is offered. One that doesn't answer isn't asked again.
    private boolean isShared(Wanted wanted, Sha256 sha256, PartialFile part, Progress progress)
            throws IOException, InterruptedException {
        Optional<URI> address = silent.get() ? Optional.empty() : store.address(area, key(sha256));
        if (address.isEmpty()) {
            return false;
        }
        try {
            var there = new Wanted(address.get(), wanted.subject(), wanted.sha256(), wanted.size());
            fetch(there, sha256, part, progress);
            return true;
        } catch (ProblemException e) {
            silent.set(e.problems().stream().map(Problem::id).noneMatch(SAYS_SOMETHING::contains));
            return false;
        }
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
