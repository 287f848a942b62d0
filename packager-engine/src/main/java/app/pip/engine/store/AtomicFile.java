package app.pip.engine.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Writes a file whole or not at all: beside its final name first, synced, then renamed. While it is written
/// it is locked, so that a later run can tell a left-over of a killed one from somebody's work and sweep it
/// away.
public final class AtomicFile {

    /// How the names of half-written files end.
    public static final String PART = ".part";

    /// As such files are named here: the final name and a number before the end.
    private static final Pattern NUMBERED = Pattern.compile(".+\\.\\d+" + Pattern.quote(PART));

    private static final int BUFFER = 1 << 17;

    /// Virus scanners open what was just written, and Windows then refuses to rename it for a moment.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(100);

    /// Begins at the process's own number, so that two processes don't meet.
    private static final AtomicLong UNIQUE =
            new AtomicLong(ProcessHandle.current().pid() * 1_000_000L);

    /// What this process writes now. Merely opening and closing such a file would end its lock (POSIX).
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private AtomicFile() {}

    /// Writes a file, replacing an older one of that name. If anything fails nothing is left and the older one
    /// stays.
    public static void write(Path file, Bytes bytes) throws IOException, InterruptedException {
        write(file, bytes, true);
        syncFolder(folderOf(file));
    }

    /// Writes a file without waiting for the disk: much faster, but a power cut can leave anything under its
    /// name. Only for what can be had again and proves itself when it is read.
    public static void writeUnsynced(Path file, Bytes bytes) throws IOException, InterruptedException {
        write(file, bytes, false);
    }

    /// Writes a file into a folder that was swept.
    static void writeSwept(Path file, Bytes bytes) throws IOException, InterruptedException {
        Path folder = folderOf(file);
        Files.createDirectories(folder);
        write(folder, file.getFileName().toString(), bytes, true);
        syncFolder(folder);
    }

    private static void write(Path file, Bytes bytes, boolean synced) throws IOException, InterruptedException {
        Path folder = folderOf(file);
        Files.createDirectories(folder);
        String name = file.getFileName().toString();
        sweep(folder, other -> other.startsWith(name + "."));
        write(folder, name, bytes, synced);
    }

    private static void write(Path folder, String name, Bytes bytes, boolean synced)
            throws IOException, InterruptedException {
        while (!attempt(folder, name, bytes, synced)) {
            // another run's sweep came between making the file and locking it: once more, nothing is lost
            Thread.onSpinWait();
        }
    }

    private static boolean attempt(Path folder, String name, Bytes bytes, boolean synced)
            throws IOException, InterruptedException {
        Path part = folder.resolve(name + "." + UNIQUE.incrementAndGet() + PART);
        OURS.add(part);
        try {
            try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.exists(part)) {
                    return false;
                }
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                bytes.writeTo(out);
                out.flush();
                if (synced) {
                    channel.force(true);
                }
                // still locked, so that no sweep takes the file for a left-over
                rename(part, folder.resolve(name));
                return true;
            }
        } finally {
            Files.deleteIfExists(part);
            OURS.remove(part);
        }
    }

    /// Renames a file or folder, replacing a file. Where another program holds it for a moment, waits for it.
    ///
    /// @throws BusyFileException if it is still held after five seconds
    static void rename(Path from, Path to) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                move(from, to);
                return;
            } catch (AccessDeniedException e) {
                if (System.nanoTime() > end) {
                    throw new BusyFileException(to, e);
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // some network shares; the window in which neither name exists is theirs
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Takes away what killed runs left in a folder that is ours alone; makes it if it isn't there.
    static void sweep(Path folder) throws IOException {
        Files.createDirectories(folder);
        sweep(folder, _ -> true);
    }

    private static void sweep(Path folder, Predicate<String> isWanted) throws IOException {
        try (var parts = Files.newDirectoryStream(
                folder, path -> isLeftOver(path.getFileName().toString(), isWanted))) {
            for (Path part : parts) {
                if (!OURS.contains(part) && isAbandoned(part)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /// Only names that are given here: a [PartialFile] is gone on with, and merely looking at its lock would end it.
    private static boolean isLeftOver(String other, Predicate<String> isWanted) {
        return NUMBERED.matcher(other).matches() && isWanted.test(other);
    }

    private static boolean isAbandoned(Path part) {
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            // somebody writes it, or it is gone already: either way it isn't ours to delete
            return false;
        }
    }

    static void syncFolder(Path folder) {
        // the rename itself has to survive a power cut; Windows can't open folders and needs no such call
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // the file is whole either way
            return;
        }
    }

    static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " lies in no folder");
        }
        return folder;
    }

    /// Bytes that write themselves.
    @FunctionalInterface
    public interface Bytes {
        /// Writes all bytes; `out` is closed by the caller.
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }
}
