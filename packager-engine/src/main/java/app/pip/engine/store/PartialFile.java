package app.pip.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// A file that comes piece by piece, maybe over several runs: it lies beside its final name until it is whole.
/// Only one thread of one process has it; others wait in [#open], and find it done.
public final class PartialFile implements AutoCloseable {

    /// Locks of the system are a process's, so its threads need their own.
    private static final Map<Path, ReentrantLock> OURS = new ConcurrentHashMap<>();

    private final Path place;
    private final Path part;
    private final ReentrantLock ours;
    private final FileChannel channel;
    private long size;

    private PartialFile(Path place, Path part, ReentrantLock ours, FileChannel channel) throws IOException {
        this.place = place;
        this.part = part;
        this.ours = ours;
        this.channel = channel;
        this.size = channel.size();
    }

    /// Waits until nobody else has it.
    ///
    /// @param place where it will be when it is whole
    public static PartialFile open(Path place) throws IOException, InterruptedException {
        Path whole = place.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + AtomicFile.PART);
        Files.createDirectories(AtomicFile.folderOf(whole));
        ReentrantLock ours = OURS.computeIfAbsent(whole, _ -> new ReentrantLock());
        ours.lockInterruptibly();
        try {
            while (true) {
                FileChannel channel = locked(part);
                // whoever had it before may have renamed it, and then this is no longer the part
                if (Files.exists(whole) || Files.exists(part)) {
                    return new PartialFile(whole, part, ours, channel);
                }
                channel.close();
            }
        } catch (IOException | RuntimeException e) {
            ours.unlock();
            throw e;
        }
    }

    @SuppressWarnings("resource") // the lock lives as long as its channel
    private static FileChannel locked(Path part) throws IOException {
        FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Whether somebody else has made it whole meanwhile.
    public boolean isDone() {
        return Files.exists(place);
    }

    /// How many bytes have come.
    public long size() {
        return size;
    }

    /// The bytes that have come; closing it leaves the file open.
    public InputStream open() throws IOException {
        channel.position(0);
        return new UnclosedStream(Channels.newInputStream(channel));
    }

    /// Adds to the end.
    ///
    /// @param length how many bytes of `bytes`, from its beginning
    public void append(byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            size += channel.write(buffer, size);
        }
    }

    /// Begins anew.
    public void restart() throws IOException {
        channel.truncate(0);
        size = 0;
    }

    /// It is whole: it gets its name.
    public void keepAs(Path name) throws IOException, InterruptedException {
        channel.force(true);
        Files.createDirectories(AtomicFile.folderOf(name));
        AtomicFile.rename(part, name);
        AtomicFile.syncFolder(AtomicFile.folderOf(name));
    }

    /// Nobody will go on with it.
    public void discard() throws IOException {
        Files.deleteIfExists(part);
    }

    @Override
    public void close() throws IOException {
        try {
            if (size == 0 || Files.exists(place)) {
                Files.deleteIfExists(part);
            }
            channel.close();
        } finally {
            ours.unlock();
        }
    }

    /// Passes everything on but the end.
    private static final class UnclosedStream extends java.io.FilterInputStream {
        UnclosedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return in.read(into, from, length);
        }

        @Override
        public void close() {
            // the file stays open
        }
    }
}
