package app.pip.engine.program;

import app.pip.engine.tree.CaseFold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What lies in a program's folder on the disk, whether it travels or not. Looks only where it is asked to: the folder
/// may be somebody's downloads. What is surely no part of a program isn't seen.
public final class Beside {

    private final Path root;
    private final Map<String, Map<String, Boolean>> seen = new HashMap<>();

    /// @param root the program's folder
    public Beside(Path root) {
        this.root = root;
    }

    /// Something that is there.
    ///
    /// @param path as it is really written
    /// @param folder whether it is a folder
    public record Found(String path, boolean folder) {}

    /// What has that name, or one that differs in upper and lower case only.
    ///
    /// @param path relative to the root, parts joined by `/`
    public Optional<Found> find(String path) {
        String walked = "";
        boolean folder = true;
        for (String part : path.split("/", -1)) {
            Map<String, Boolean> here = folder ? children(walked) : Map.of();
            Optional<String> real = here.containsKey(part) ? Optional.of(part) : folded(here, part);
            if (real.isEmpty()) {
                return Optional.empty();
            }
            folder = here.getOrDefault(real.get(), false);
            walked = walked.isEmpty() ? real.get() : walked + "/" + real.get();
        }
        return Optional.of(new Found(walked, folder));
    }

    /// The files directly in a folder, by their paths.
    ///
    /// @param folder relative to the root; empty for the root itself
    public List<String> files(String folder) {
        var files = new ArrayList<String>();
        children(folder).forEach((name, isFolder) -> {
            if (!isFolder) {
                files.add(folder.isEmpty() ? name : folder + "/" + name);
            }
        });
        return files;
    }

    /// The first bytes of a file, at most that many.
    public byte[] beginning(String file, int most) throws IOException {
        try (var in = Files.newInputStream(root.resolve(file))) {
            return in.readNBytes(most);
        }
    }

    private static Optional<String> folded(Map<String, Boolean> names, String wanted) {
        String folded = CaseFold.of(wanted);
        return names.keySet().stream()
                .filter(name -> CaseFold.of(name).equals(folded))
                .findFirst();
    }

    /// Each name with whether it is a folder.
    private Map<String, Boolean> children(String folder) {
        return seen.computeIfAbsent(folder, this::list);
    }

    private Map<String, Boolean> list(String folder) {
        var names = new TreeMap<String, Boolean>();
        Path path = folder.isEmpty() ? root : root.resolve(folder);
        if (!Files.isDirectory(path)) {
            return names;
        }
        try (Stream<Path> children = Files.list(path)) {
            for (Path child : (Iterable<Path>) children::iterator) {
                boolean isFolder = Files.isDirectory(child);
                boolean there = isFolder || Files.exists(child, LinkOption.NOFOLLOW_LINKS);
                FileName.of(child)
                        .filter(name -> there && !(isFolder ? LeftOut.folder(name, child) : LeftOut.file(name)))
                        .ifPresent(name -> names.put(name, isFolder));
            }
        } catch (IOException | UncheckedIOException e) {
            // what can't be listed can't travel either; the walk that takes it along says so
            return names;
        }
        return names;
    }
}
