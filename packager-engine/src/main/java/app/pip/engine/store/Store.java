package app.pip.engine.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A folder of things that were made once and are kept by key. A key names what went in (usually a digest),
/// so what lies under it is always the same; a thing is there whole or not at all, whatever runs beside or
/// was killed before.
public final class Store {

    private static final Duration DAY = Duration.ofDays(1);

    private static final AtomicLong UNIQUE = new AtomicLong();

    private final Path folder;
    private final List<Path> shared;
    private final Optional<URI> server;
    private final Set<Path> swept = ConcurrentHashMap.newKeySet();

    /// A store in a folder, which need not exist yet.
    public Store(Path folder) {
        this(folder, List.of(), Optional.empty());
    }

    /// A store that finds in others' folders what its own doesn't have. Nothing is ever written there, so
    /// that they may lie on a share that many computers read.
    ///
    /// @param server a web server that shows the files of such a store; whoever fetches asks it first
    public Store(Path folder, List<Path> shared, Optional<URI> server) {
        this.folder = folder;
        this.shared = List.copyOf(shared);
        this.server = server;
    }

    /// Where a web server would show what lies under a key.
    public Optional<URI> address(String area, String key) {
        return server.map(all -> all.resolve(area + "/" + key));
    }

    /// The thing that is kept under a key.
    ///
    /// @param area what sort of thing, one folder name
    public Optional<Path> find(String area, String key) {
        Optional<Path> own = Optional.of(place(area, key)).filter(Files::exists);
        own.ifPresent(Store::use);
        return own.isPresent() ? own : inShared(area, key);
    }

    /// Says to whoever takes things away that the store is being used, until it is closed.
    public InUse inUse() throws InterruptedException {
        return InUse.shared(folder);
    }

    /// Looks what is in it, and takes things away.
    public Pruning pruning() {
        return new Pruning(folder);
    }

    /// When a thing was used last is told by its time, to a day.
    private static void use(Path thing) {
        try {
            Instant now = Instant.now();
            if (Files.getLastModifiedTime(thing).toInstant().isBefore(now.minus(DAY))) {
                Files.setLastModifiedTime(thing, FileTime.from(now));
            }
        } catch (IOException e) {
            // then it seems older than it is, and may have to be made once more
            return;
        }
    }

    /// The file under a key, written now if it isn't there.
    public Path file(String area, String key, AtomicFile.Bytes bytes) throws IOException, InterruptedException {
        Optional<Path> found = find(area, key);
        if (found.isPresent()) {
            return found.get();
        }
        Path place = place(area, key);
        // once: thousands of files take long to look through
        Path parent = AtomicFile.folderOf(place);
        if (swept.add(parent)) {
            AtomicFile.sweep(parent);
        }
        AtomicFile.writeSwept(place, bytes);
        return place;
    }

    /// The folder under a key, filled now if it isn't there.
    public Path folder(String area, String key, Filling filling) throws IOException, InterruptedException {
        Optional<Path> found = find(area, key).filter(Files::isDirectory);
        if (found.isPresent()) {
            return found.get();
        }
        Path place = place(area, key);
        Path parent = folder.resolve(area);
        Files.createDirectories(parent);
        Path half =
                parent.resolve(key + "." + ProcessHandle.current().pid() + "-" + UNIQUE.incrementAndGet() + ".part");
        try {
            Files.createDirectory(half);
            filling.fill(half);
            try {
                AtomicFile.rename(half, place);
            } catch (IOException e) {
                if (!Files.isDirectory(place)) {
                    throw e;
                }
                // another run was quicker; what it made is the same
            }
        } finally {
            deleteAll(half);
        }
        return place;
    }

    /// Takes away what is kept under a key, because it turned out to be damaged.
    public void forget(String area, String key) throws IOException {
        deleteAll(place(area, key));
    }

    private Optional<Path> inShared(String area, String key) {
        return shared.stream()
                .map(one -> one.resolve(area).resolve(key))
                .filter(Files::exists)
                .findFirst();
    }

    /// Where the thing of a key is or will be.
    public Path place(String area, String key) {
        return folder.resolve(area).resolve(key);
    }

    /// Deletes a file, or a folder with all that is in it, if it is there.
    public static void deleteAll(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new Deletion());
    }

    /// Fills a new folder.
    @FunctionalInterface
    public interface Filling {
        /// Writes everything below `folder`, which is empty.
        void fill(Path folder) throws IOException, InterruptedException;
    }
}
