package app.pip.engine.wheel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Runs pieces of work side by side, as many at a time as there are processors: more would only take more
/// memory.
final class Cores {

    private final Semaphore free;

    Cores(int count) {
        this.free = new Semaphore(count);
    }

    /// Runs all pieces, each on a thread of its own, which may start others and wait for them.
    ///
    /// @return the outcomes, in the order of the pieces
    /// @throws IOException the first failure, when all pieces have ended
    <T> List<T> all(List<Callable<T>> pieces) throws IOException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<T>();
            for (Future<T> future : threads.invokeAll(pieces)) {
                outcomes.add(outcome(future));
            }
            return outcomes;
        }
    }

    /// Does what keeps a processor busy, when one is free. What it does must not wait for others.
    <T> T busy(Busy<T> work) throws IOException, InterruptedException {
        free.acquire();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private static <T> T outcome(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException bytes -> throw bytes;
                case InterruptedException stopped -> throw stopped;
                case RuntimeException mistake -> throw mistake;
                case Error error -> throw error;
                case null, default -> throw new IOException(e);
            }
        }
    }

    /// Work with an outcome.
    @FunctionalInterface
    interface Busy<T> {
        /// Does it.
        T get() throws IOException, InterruptedException;
    }
}
