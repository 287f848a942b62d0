package app.pip.app.work;

import app.pip.engine.progress.Progress;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Brings what the engine tells of its work to the window's thread. Steps come in thousands and from any thread: the
/// window looks at all that have come since it last looked.
public final class Steps implements Progress.Listener {

    private final Executor window;
    private final Consumer<Progress.Step> seen;
    private final ConcurrentLinkedQueue<Progress.Step> steps = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awaited = new AtomicBoolean();

    /// Nothing has come yet.
    ///
    /// @param window runs what is to happen on the window's thread
    /// @param seen gets each step there, in their order
    public Steps(Executor window, Consumer<Progress.Step> seen) {
        this.window = window;
        this.seen = seen;
    }

    @Override
    public void moved(String title, double now) {
        moved(new Progress.Step(title, now, "", now));
    }

    @Override
    public void moved(Progress.Step step) {
        steps.add(step);
        if (awaited.compareAndSet(false, true)) {
            window.execute(this::look);
        }
    }

    private void look() {
        awaited.set(false);
        for (Progress.Step step = steps.poll(); step != null; step = steps.poll()) {
            seen.accept(step);
        }
    }
}
