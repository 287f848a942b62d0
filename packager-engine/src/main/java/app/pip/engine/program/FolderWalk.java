package app.pip.engine.program;

import app.pip.engine.problem.Problem;
import app.pip.engine.tree.CaseFold;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One walk through a program's folder: gathers what travels and everything that is wrong with it.
final class FolderWalk {

    private static final int MOST_FILES = 100_000;

    private final Path root;
    private final Set<Path> never;
    private final FirstBytes firstBytes;
    private final Wanted wanted;
    private final List<Left> left = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private long size;

    /// A walk that hasn't begun.
    ///
    /// @param root the folder, a real path
    /// @param never real paths of what must not travel
    /// @param wanted what of the rest is to travel
    FolderWalk(Path root, Set<Path> never, FirstBytes firstBytes, Wanted wanted) {
        this.root = root;
        this.never = Set.copyOf(never);
        this.firstBytes = firstBytes;
        this.wanted = wanted;
    }

    void walk() {
        list(new Place(root, List.of(), List.of(root)));
        if (tooMany()) {
            problems.add(Problem.stop("program.too-many-files", root, MOST_FILES));
        }
    }

    List<Entry> entries() {
        return entries;
    }

    List<Problem> problems() {
        return problems;
    }

    /// What stays behind, of a folder only the folder itself.
    List<Left> left() {
        return left;
    }

    /// The sum of all files in bytes.
    long size() {
        return size;
    }

    /// A file or folder on the way.
    ///
    /// @param path where it lies on the disk, links not followed
    /// @param parts its place in the tree, from the root down
    /// @param within the real folders in which we stand, the innermost last, to notice a circle of links
    private record Place(Path path, List<String> parts, List<Path> within) {

        Place child(Path path, String name) {
            var longer = new ArrayList<>(parts);
            longer.add(name);
            return new Place(path, longer, within);
        }

        Place entered() {
            var deeper = new ArrayList<>(within);
            deeper.add(path);
            return new Place(path, parts, deeper);
        }

        String words() {
            return String.join("/", parts);
        }
    }

    /// Visits all that is in a folder. Whether something is in it that travels is the answer.
    private boolean list(Place folder) {
        int before = entries.size();
        try (Stream<Path> children = Files.list(folder.path())) {
            for (Place child : named(folder, children.toList())) {
                if (tooMany()) {
                    break;
                }
                visit(child);
            }
        } catch (IOException | UncheckedIOException e) {
            unreadable(folder, e);
        }
        return entries.size() > before;
    }

    /// The children with usable names, in the order of their names whatever the system's order is.
    private List<Place> named(Place folder, List<Path> children) {
        var byName = new TreeMap<String, List<Path>>();
        for (Path child : children) {
            FileName.of(child)
                    .ifPresentOrElse(
                            name -> byName.computeIfAbsent(name, key -> new ArrayList<>())
                                    .add(child),
                            () -> problems.add(Problem.stop(
                                    "program.name-encoding",
                                    folder.child(child, child.getFileName().toString())
                                            .words())));
        }
        var usable = new TreeMap<String, Place>();
        var folded = new TreeMap<String, Place>();
        for (Map.Entry<String, List<Path>> one : byName.entrySet()) {
            Place place = folder.child(one.getValue().getFirst(), one.getKey());
            Optional<Left.Why> why = staysBehind(place, one.getKey());
            if (why.isPresent()) {
                String path = place.words() + (Files.isDirectory(place.path()) ? "/" : "");
                left.add(new Left(path, why.get()));
                continue;
            }
            var wrong = NameRules.problem(one.getKey(), place.words());
            wrong.ifPresent(problems::add);
            Place other = folded.putIfAbsent(CaseFold.of(one.getKey()), place);
            if (other != null) {
                problems.add(Problem.stop("program.names-clash", other.words(), place.words()));
            }
            if (one.getValue().size() > 1) {
                problems.add(Problem.stop("program.names-look-alike", place.words()));
            }
            if (wrong.isEmpty() && other == null) {
                usable.put(one.getKey(), place);
            }
        }
        return List.copyOf(usable.values());
    }

    /// Links count as what they lead to: many a `.venv` is one.
    private boolean leftOut(Place place, String name) {
        if (never.contains(place.path())) {
            return true;
        }
        if (Files.isDirectory(place.path())) {
            return LeftOut.folder(name, place.path());
        }
        return LeftOut.file(name) || (never.contains(place.path().getParent()) && LeftOut.artifact(place.path()));
    }

    private Optional<Left.Why> staysBehind(Place place, String name) {
        if (leftOut(place, name)) {
            return Optional.of(Left.Why.USELESS);
        }
        String path = place.words();
        boolean folder = Files.isDirectory(place.path());
        if (folder ? !wanted.enters(path) : !wanted.takes(path)) {
            return Optional.of(Left.Why.NOT_NEEDED);
        }
        boolean secret = !folder && Secrets.isOne(name) && !wanted.confirmed(path);
        return secret ? Optional.of(Left.Why.SECRET) : Optional.empty();
    }

    private void visit(Place place) {
        try {
            var attributes = Files.readAttributes(place.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                follow(place);
            } else {
                take(place, attributes);
            }
        } catch (IOException e) {
            unreadable(place, e);
        }
    }

    /// What a link inside the folder stands for travels under the link's name: artifacts hold no links.
    private void follow(Place link) throws IOException {
        Path target;
        try {
            target = link.path().toRealPath();
        } catch (NoSuchFileException | NotDirectoryException e) {
            problems.add(Problem.stop("program.link-broken", link.words(), Files.readSymbolicLink(link.path())));
            return;
        } catch (AccessDeniedException e) {
            unreadable(link, e);
            return;
        } catch (FileSystemException e) {
            // what is left is a link that leads to itself; Linux has no exception of its own for it
            problems.add(Problem.stop("program.link-circle", link.words()));
            return;
        }
        if (never.contains(target)) {
            return;
        }
        if (!target.startsWith(root)) {
            problems.add(Problem.stop("program.link-outside", link.words(), target));
        } else if (link.within().contains(target)) {
            problems.add(Problem.stop("program.link-circle", link.words()));
        } else {
            take(
                    new Place(target, link.parts(), link.within()),
                    Files.readAttributes(target, BasicFileAttributes.class));
        }
    }

    private void take(Place place, BasicFileAttributes attributes) throws IOException {
        if (attributes.isDirectory()) {
            if (!list(place.entered()) && !isMadeForOutput(place.path())) {
                entries.add(new Entry.Folder(new TreePath(place.parts())));
            }
        } else if (attributes.isRegularFile()) {
            boolean executable = FirstBytes.executable(firstBytes.of(place.path()));
            entries.add(
                    new Entry.File(new TreePath(place.parts()), FileOnDisk.of(place.path(), attributes), executable));
            size += attributes.size();
        } else {
            problems.add(Problem.stop("program.special-file", place.words()));
        }
    }

    /// A folder in which there is only the output would make the second app differ from the first.
    private boolean isMadeForOutput(Path folder) {
        return never.stream().anyMatch(output -> output.startsWith(folder));
    }

    private boolean tooMany() {
        return entries.size() >= MOST_FILES;
    }

    private void unreadable(Place place, Exception reason) {
        String words = place.parts().isEmpty() ? root.toString() : place.words();
        problems.add(Problem.stop("program.unreadable", words, words(reason)));
    }

    /// The system's own words; the message of such an exception is the file's name.
    private static String words(Exception reason) {
        String said = reason instanceof FileSystemException failed ? failed.getReason() : reason.getMessage();
        if (reason instanceof AccessDeniedException || reason.getCause() instanceof AccessDeniedException) {
            said = "permission denied";
        }
        return said == null ? reason.toString() : said;
    }
}
