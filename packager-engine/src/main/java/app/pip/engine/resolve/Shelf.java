package app.pip.engine.resolve;

import app.pip.engine.catalog.Catalog;
import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// What was asked of the catalog: each question once, in a thread of its own, so that what will probably be
/// needed can be
/// asked ahead. Asking ahead changes nothing but the time.
final class Shelf implements AutoCloseable {

    private final Catalog catalog;
    private final Map<PackageName, Offer> given;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<PackageName, FutureTask<Stock>> stocks = new ConcurrentHashMap<>();
    private final Map<Offer, FutureTask<Metadata>> metadata = new ConcurrentHashMap<>();

    /// Asks that catalog.
    ///
    /// @param given files that are taken instead of what the catalog has of the same package
    Shelf(Catalog catalog, Map<PackageName, Offer> given) {
        this.catalog = catalog;
        this.given = Map.copyOf(given);
        given.forEach((name, offer) -> stocks.put(name, done(Stock.of(name, List.of(offer)))));
    }

    /// Whether the user gave a file for a package.
    boolean isGiven(PackageName name) {
        return given.containsKey(name);
    }

    /// What there is of a package; waits for the answer.
    Stock stock(PackageName name) throws IOException, ProblemException, InterruptedException {
        return answer(started(stocks, name, () -> Stock.of(catalog.files(name))));
    }

    /// What a file says of itself; waits for the answer.
    Metadata metadata(Offer offer) throws IOException, ProblemException, InterruptedException {
        return answer(started(metadata, offer, () -> catalog.metadata(offer)));
    }

    /// Asks ahead what there is of a package, and goes on when the answer is there. What fails is told to
    /// whoever asks
    /// again.
    void expect(PackageName name, Consumer<Stock> next) {
        FutureTask<Stock> asked = started(stocks, name, () -> Stock.of(catalog.files(name)));
        switch (asked.state()) {
            case SUCCESS -> next.accept(asked.resultNow());
            case RUNNING -> {
                // what fails here is kept in the tasks, for whoever needs the answers
                threads.execute(new FutureTask<>(() -> {
                    next.accept(asked.get());
                    return asked;
                }));
            }
            case FAILED, CANCELLED -> {}
        }
    }

    /// Asks ahead what a file says of itself.
    void expect(Offer offer) {
        var _ = started(metadata, offer, () -> catalog.metadata(offer));
    }

    private <K, V> FutureTask<V> started(Map<K, FutureTask<V>> all, K key, Callable<V> question) {
        FutureTask<V> known = all.get(key);
        if (known != null) {
            return known;
        }
        var task = new FutureTask<>(question);
        FutureTask<V> other = all.putIfAbsent(key, task);
        if (other == null) {
            threads.execute(task);
        }
        return other == null ? task : other;
    }

    private static <V> FutureTask<V> done(V value) {
        var task = new FutureTask<>(() -> value);
        task.run();
        return task;
    }

    private static <V> V answer(Future<V> task) throws IOException, ProblemException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case IOException io -> throw io;
                case ProblemException problem -> throw problem;
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException ours -> throw ours;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failure);
            }
        }
    }

    /// Gives up what nobody waits for.
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
