package app.pip.engine.hostpython;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Listens to a process on a thread of its own, however much it says, and remembers the end of it.
final class LastWords {

    private static final int MOST = 4000;

    private final StringBuilder kept = new StringBuilder();
    private final CountDownLatch end = new CountDownLatch(1);

    LastWords(InputStream in) {
        Thread.ofPlatform().daemon().name("words of a build").start(() -> listen(in));
    }

    /// The last that was said until now.
    synchronized String sofar() {
        return kept.toString().strip();
    }

    /// Waits for the end of it; not for long, since what the process left running may hold the pipe open.
    void await() throws InterruptedException {
        var _ = end.await(2, TimeUnit.SECONDS);
    }

    private void listen(InputStream in) {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                add(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            add("\n" + e.getMessage());
        } finally {
            end.countDown();
        }
    }

    private synchronized void add(String text) {
        kept.append(text);
        kept.delete(0, Math.max(0, kept.length() - MOST));
    }
}
