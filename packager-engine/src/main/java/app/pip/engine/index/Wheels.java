package app.pip.engine.index;

import app.pip.engine.catalog.Offer;
import app.pip.engine.hash.Sha256;
import app.pip.engine.net.Downloads;
import app.pip.engine.net.Network;
import app.pip.engine.net.RemoteFile;
import app.pip.engine.net.Wanted;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Brings wheels (and sources) into the store, by digest: proven, each once, several at a time.
public final class Wheels {

    private static final String AREA = "wheels";

    /// More would only share the same line.
    private static final int AT_ONCE = 12;

    private final Downloads downloads;
    private final Network network;

    Wheels(Network network, Store store) {
        this.network = network;
        this.downloads = new Downloads(network, store, AREA);
    }

    /// One that is in the store already.
    public Optional<Path> find(Sha256 sha256) {
        return downloads.find(sha256);
    }

    /// One file.
    ///
    /// @throws ProblemException if it can't be had, or is not what was promised
    public Downloads.Proven fetch(Offer offer, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        return fetch(wanted(offer), progress);
    }

    /// What to fetch for an offer.
    public static Wanted wanted(Offer offer) {
        return new Wanted(URI.create(offer.address()), offer.fileName(), offer.sha256(), offer.size());
    }

    /// One file.
    ///
    /// @param wanted its address may be one of a file on this computer
    public Downloads.Proven fetch(Wanted wanted, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        return "file".equals(wanted.address().getScheme()) ? copy(wanted) : downloads.fetch(wanted, progress);
    }

    /// Several files, in their order.
    ///
    /// @throws ProblemException of the first that fails; the others are given up, and what has come of
    ///     them stays
    public List<Downloads.Proven> fetchAll(List<Wanted> all, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        return fetchAll(all, (_, _) -> {}, progress);
    }

    /// Several files, in their order, each of which can be worked on while others are still on their way.
    ///
    /// @param arrival hears of each file, on a thread of its own
    /// @throws ProblemException of the first that fails; the others are given up, and what has come of
    ///     them stays
    public List<Downloads.Proven> fetchAll(List<Wanted> all, Arrival arrival, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        var permits = new Semaphore(AT_ONCE);
        var shares = new Shares(all, progress);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ExecutorCompletionService<Downloads.Proven>(threads);
            var tasks = new ArrayList<Future<Downloads.Proven>>();
            for (int i = 0; i < all.size(); i++) {
                Wanted wanted = all.get(i);
                Progress share = shares.of(i);
                int index = i;
                tasks.add(done.submit(() -> {
                    Downloads.Proven proven = fetch(wanted, share, permits);
                    arrival.arrived(index, proven);
                    return proven;
                }));
            }
            try {
                for (int i = 0; i < all.size(); i++) {
                    result(done.take());
                }
                var files = new ArrayList<Downloads.Proven>();
                for (Future<Downloads.Proven> task : tasks) {
                    files.add(result(task));
                }
                return files;
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private Downloads.Proven fetch(Wanted wanted, Progress share, Semaphore permits)
            throws IOException, ProblemException, InterruptedException {
        permits.acquire();
        try {
            return fetch(wanted, share);
        } finally {
            permits.release();
        }
    }

    /// Hears of a file that has come.
    @FunctionalInterface
    public interface Arrival {
        /// A file has come.
        ///
        /// @param index of the file among those that were asked for
        void arrived(int index, Downloads.Proven file) throws IOException, ProblemException, InterruptedException;
    }

    /// The sizes of files in bytes, by their addresses, as far as they can be told without fetching them: it takes a
    /// few bytes of each. Whatever can't be told is left out.
    public Map<URI, Long> sizes(Collection<Wanted> all) throws InterruptedException {
        var sizes = new ConcurrentHashMap<URI, Long>();
        var permits = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = all.stream()
                    .<Callable<Boolean>>map(wanted -> () -> {
                        permits.acquire();
                        try {
                            size(wanted).ifPresent(size -> sizes.put(wanted.address(), size));
                            return true;
                        } catch (IOException | ProblemException e) {
                            // nobody needs it
                            return false;
                        } finally {
                            permits.release();
                        }
                    })
                    .toList();
            threads.invokeAll(tasks);
        }
        return sizes;
    }

    private OptionalLong size(Wanted wanted) throws IOException, ProblemException, InterruptedException {
        if (wanted.size().isPresent()) {
            return wanted.size();
        }
        Optional<Path> here = wanted.sha256().flatMap(this::find);
        if (here.isPresent()) {
            return OptionalLong.of(Files.size(here.get()));
        }
        if ("file".equals(wanted.address().getScheme())) {
            return OptionalLong.of(Files.size(Path.of(wanted.address())));
        }
        var file = new RemoteFile(network, wanted.address(), wanted.subject(), wanted.size());
        return file.tail(1).map(tail -> OptionalLong.of(tail.size())).orElse(OptionalLong.empty());
    }

    private static Downloads.Proven result(Future<Downloads.Proven> task)
            throws IOException, ProblemException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case ProblemException problem -> throw problem;
                case IOException bytes -> throw bytes;
                case InterruptedException stopped -> throw stopped;
                case RuntimeException mistake -> throw mistake;
                case Error error -> throw error;
                case null, default -> throw new IOException(e);
            }
        }
    }

    private Downloads.Proven copy(Wanted wanted) throws IOException, ProblemException, InterruptedException {
        Path file = Path.of(wanted.address());
        String folder = String.valueOf(file.getParent());
        Sha256 sha256;
        try (var in = Files.newInputStream(file)) {
            sha256 = Sha256.of(in);
        } catch (NoSuchFileException e) {
            throw new ProblemException(Problem.stop("index.file-gone", wanted.subject(), folder), e);
        }
        if (wanted.sha256().filter(promised -> !promised.equals(sha256)).isPresent()) {
            throw new ProblemException(Problem.stop("net.wrong-bytes", folder, wanted.subject()));
        }
        return downloads.take(file, sha256);
    }

    /// How far all are together, by size; files whose size isn't told count as average.
    private static final class Shares {
        private final List<Wanted> all;
        private final Progress progress;
        private final double average;
        private final double total;
        private final double[] arrived;

        Shares(List<Wanted> all, Progress progress) {
            this.all = all;
            this.progress = progress.part("Fetching packages", 0, 1);
            this.average = all.stream()
                    .flatMapToLong(wanted -> wanted.size().stream())
                    .average()
                    .orElse(1);
            this.total = all.stream().mapToDouble(this::size).sum();
            this.arrived = new double[all.size()];
        }

        private double size(Wanted wanted) {
            return wanted.size().isPresent() ? wanted.size().getAsLong() : average;
        }

        Progress of(int index) {
            return Progress.root((_, fraction) -> moved(index, fraction));
        }

        private synchronized void moved(int index, double fraction) {
            arrived[index] = fraction * size(all.get(index));
            progress.at(Math.min(1, Arrays.stream(arrived).sum() / total));
        }
    }
}
