package app.pip.engine;

import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// So many workers that share a list of things to do.
///
/// @param size how many work at once
record Crew(int size) {

    /// Does all of it.
    ///
    /// @return the outcomes in the order of the things
    <A, B> List<B> all(List<A> things, Work<A, B> work, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        var done = new AtomicInteger();
        var pieces = new ArrayList<Callable<B>>();
        for (A thing : things) {
            pieces.add(() -> {
                B outcome = work.of(thing);
                progress.at((double) done.incrementAndGet() / things.size());
                return outcome;
            });
        }
        try (var threads = Executors.newFixedThreadPool(size)) {
            var outcomes = new ArrayList<B>();
            for (Future<B> future : threads.invokeAll(pieces)) {
                outcomes.add(outcome(future));
            }
            return outcomes;
        }
    }

    private static <B> B outcome(Future<B> future) throws IOException, ProblemException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException bytes -> throw bytes;
                case ProblemException problem -> throw problem;
                case InterruptedException stopped -> throw stopped;
                case RuntimeException mistake -> throw mistake;
                case Error error -> throw error;
                case null, default -> throw new IOException(e);
            }
        }
    }

    /// What is done with one thing.
    @FunctionalInterface
    interface Work<A, B> {
        /// Does it.
        B of(A thing) throws IOException, ProblemException, InterruptedException;
    }
}
