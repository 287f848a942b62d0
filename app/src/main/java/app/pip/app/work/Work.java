package app.pip.app.work;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Runs calls that take their time beside the window's thread, and tells what they came to on it.
///
/// @param window runs what is to happen on the window's thread
/// @param threads makes those of the calls
public record Work(Executor window, ThreadFactory threads) {

    /// Each call has a light thread.
    public Work(Executor window) {
        this(window, Thread.ofVirtual().factory());
    }

    /// Starts a call.
    ///
    /// @param done gets its result, on the window's thread
    /// @param failed gets what it threw, on the window's thread
    public <T> Running start(Callable<T> call, Consumer<T> done, Consumer<Throwable> failed) {
        var wanted = new AtomicBoolean(true);
        Thread thread = threads.newThread(() -> {
            try {
                T result = call.call();
                tell(wanted, () -> done.accept(result));
            } catch (Exception | Error e) {
                tell(wanted, () -> failed.accept(e));
            }
        });
        thread.start();
        return new Running(thread, wanted);
    }

    private void tell(AtomicBoolean wanted, Runnable news) {
        window.execute(() -> {
            if (wanted.get()) {
                news.run();
            }
        });
    }

    /// A call under way.
    public static final class Running {

        private final Thread thread;
        private final AtomicBoolean wanted;

        private Running(Thread thread, AtomicBoolean wanted) {
            this.thread = thread;
            this.wanted = wanted;
        }

        /// Interrupts the call, and tells nobody any more what it comes to.
        public void forget() {
            wanted.set(false);
            thread.interrupt();
        }

        /// Interrupts the call; it is told how it ended.
        public void cancel() {
            thread.interrupt();
        }
    }
}
