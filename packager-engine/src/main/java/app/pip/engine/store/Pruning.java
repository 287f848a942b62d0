package app.pip.engine.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What lies in a store, and which of it goes: what wasn't used for long, and, where the rest is still too much, what
/// wasn't used for longest. All of it can be made or fetched again.
public final class Pruning {

    /// What servers said a while ago; it is tiny, and saves asking.
    private static final String KEPT_AREA = "pythons";

    private final Path folder;

    /// Of the store in a folder.
    public Pruning(Path folder) {
        this.folder = folder;
    }

    /// One thing in the store.
    ///
    /// @param area what sort of thing
    /// @param path of the file or folder
    /// @param used when it was used last, to a day
    /// @param size in bytes
    public record Thing(String area, Path path, Instant used, long size) {}

    /// What was taken away.
    ///
    /// @param things how many
    /// @param bytes how large they were
    /// @param left how many bytes are left
    public record Pruned(int things, long bytes, long left) {}

    /// How many bytes each area has.
    public SortedMap<String, Long> sizes() throws IOException {
        var sizes = new TreeMap<String, Long>();
        things().forEach(one -> sizes.merge(one.area(), one.size(), Long::sum));
        return sizes;
    }

    /// Takes things away, unless somebody uses the store.
    ///
    /// @param before what wasn't used since then goes
    /// @param most how many bytes may be left
    /// @param really whether they are taken away, and not only counted
    /// @return nothing if somebody uses the store
    public Optional<Pruned> prune(Instant before, long most, boolean really) throws IOException, InterruptedException {
        Optional<InUse> alone = InUse.alone(folder);
        if (alone.isEmpty()) {
            return Optional.empty();
        }
        try (var _ = alone.get()) {
            List<Thing> oldestFirst = things();
            oldestFirst.sort(Comparator.comparing(Thing::used).thenComparing(Thing::path));
            long left = oldestFirst.stream().mapToLong(Thing::size).sum();
            int gone = 0;
            long freed = 0;
            for (Thing thing : oldestFirst) {
                if (thing.used().isBefore(before) || left > most) {
                    if (really) {
                        delete(thing.path());
                    }
                    gone++;
                    freed += thing.size();
                    left -= thing.size();
                }
            }
            return Optional.of(new Pruned(gone, freed, left));
        }
    }

    /// Under another name first: whoever is stopped in the middle leaves nothing half under a key.
    private static void delete(Path path) throws IOException, InterruptedException {
        Path doomed = path.resolveSibling(
                path.getFileName() + "." + ProcessHandle.current().pid() + ".pruned" + AtomicFile.PART);
        AtomicFile.rename(path, doomed);
        Store.deleteAll(doomed);
        Path parent = AtomicFile.folderOf(path);
        if (isGroup(parent)) {
            try {
                Files.delete(parent);
            } catch (DirectoryNotEmptyException e) {
                // others of its group are still there
                return;
            }
        }
    }

    private List<Thing> things() throws IOException {
        var things = new ArrayList<Thing>();
        for (Path area : children(folder)) {
            String name = String.valueOf(area.getFileName());
            if (!Files.isDirectory(area) || name.equals(KEPT_AREA)) {
                continue;
            }
            for (Path child : children(area)) {
                for (Path thing : isGroup(child) ? children(child) : List.of(child)) {
                    things.add(new Thing(
                            name, thing, Files.getLastModifiedTime(thing).toInstant(), size(thing)));
                }
            }
        }
        return things;
    }

    /// Keys in folders by their first two letters, so that no folder grows too long.
    private static boolean isGroup(Path path) {
        return String.valueOf(path.getFileName()).matches("[0-9a-f]{2}") && Files.isDirectory(path);
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static long size(Path thing) throws IOException {
        if (Files.isRegularFile(thing)) {
            return Files.size(thing);
        }
        try (Stream<Path> files = Files.walk(thing)) {
            long size = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += sizeIfThere(file);
            }
            return size;
        }
    }

    private static long sizeIfThere(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            // somebody else's work that ended while we looked
            return 0;
        }
    }
}
