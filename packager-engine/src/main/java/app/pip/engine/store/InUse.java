package app.pip.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// That a store is being used: by any number of runs at once, or by one that takes things away, for which nobody else
/// may
/// be there. Runs of other processes count, too: they hold a lock on a file in the store.
public final class InUse implements AutoCloseable {

    /// The file that is locked.
    static final String FILE = "in-use";

    private static final long PAUSE_MILLIS = 50;

    /// Locks of the system are a process's, so that its runs share one.
    private static final Map<Path, Held> HELD = new HashMap<>();

    private static final ReentrantLock GATE = new ReentrantLock();

    private final Optional<Path> store;

    private InUse(Optional<Path> store) {
        this.store = store;
    }

    /// Uses a store together with others; waits for one who takes things away.
    static InUse shared(Path folder) throws InterruptedException {
        Path store = folder.toAbsolutePath().normalize();
        try {
            Optional<InUse> use = entered(store, true);
            while (use.isEmpty()) {
                Thread.sleep(PAUSE_MILLIS);
                use = entered(store, true);
            }
            return use.get();
        } catch (IOException e) {
            // a store that can't be written is told of by whoever writes to it
            return new InUse(Optional.empty());
        }
    }

    /// Uses a store alone.
    ///
    /// @return nothing if somebody uses it
    static Optional<InUse> alone(Path folder) throws IOException, InterruptedException {
        return entered(folder.toAbsolutePath().normalize(), false);
    }

    private static Optional<InUse> entered(Path store, boolean shared) throws IOException, InterruptedException {
        GATE.lockInterruptibly();
        try {
            Held held = HELD.get(store);
            if (held == null) {
                FileChannel channel = opened(store);
                if (!isLocked(channel, shared)) {
                    channel.close();
                    return Optional.empty();
                }
                held = new Held(channel, shared);
                HELD.put(store, held);
            } else if (!shared || !held.shared) {
                return Optional.empty();
            }
            held.count++;
            return Optional.of(new InUse(Optional.of(store)));
        } finally {
            GATE.unlock();
        }
    }

    private static FileChannel opened(Path store) throws IOException {
        Files.createDirectories(store);
        return FileChannel.open(
                store.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @SuppressWarnings("resource") // the lock lives as long as its channel
    private static boolean isLocked(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared) != null;
        } catch (OverlappingFileLockException e) {
            // another name of the same store in this process
            return shared;
        }
    }

    @Override
    public void close() throws IOException {
        if (store.isEmpty()) {
            return;
        }
        GATE.lock();
        try {
            Held held = HELD.get(store.get());
            if (held != null && --held.count == 0) {
                HELD.remove(store.get());
                held.channel.close();
            }
        } finally {
            GATE.unlock();
        }
    }

    /// What this process holds.
    private static final class Held {

        private final FileChannel channel;
        private final boolean shared;
        private int count;

        private Held(FileChannel channel, boolean shared) {
            this.channel = channel;
            this.shared = shared;
        }
    }
}
