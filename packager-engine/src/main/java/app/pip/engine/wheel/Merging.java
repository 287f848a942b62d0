package app.pip.engine.wheel;

import app.pip.engine.hash.Sha256;
import app.pip.engine.pack.Packed;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Family;
import app.pip.engine.problem.Problem;
import app.pip.engine.tree.CaseFold;
import app.pip.engine.tree.TreePath;
import app.pip.engine.tree.WindowsName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Puts the files of all wheels into one tree beside the interpreter's, and says what can't lie there
/// together: the same
/// path with other bytes, a file where another has a folder, and where upper and lower case are the same,
/// names that differ in nothing else.
final class Merging {

    private static final long LARGEST_INIT = 1 << 16;

    private final Family family;
    private final TreePath sitePackages;
    private final Map<String, Owned> byFold = new HashMap<>();
    private final NavigableMap<TreePath, Owned> files = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /// @param owner the package; empty for the interpreter
    private record Owned(TreePath path, String owner, PackedEntry.File file) {}

    Merging(Family family, TreePath sitePackages) {
        this.family = family;
        this.sitePackages = sitePackages;
    }

    /// Takes the interpreter's files, which are there first.
    void interpreter(List<PackedEntry> entries) throws IOException {
        for (PackedEntry entry : entries) {
            if (entry instanceof PackedEntry.File file) {
                claim(new Owned(file.path(), "", file));
            }
        }
    }

    /// Takes the files of a wheel; those of the packages before it win where either will do.
    void wheel(PackedWheel wheel) throws IOException {
        String owner = wheel.facts().name();
        var told = problems.size();
        for (PackedEntry.File file : wheel.files()) {
            // one of each kind is enough to see which packages don't go together
            if (problems.size() == told) {
                refuseWindowsNames(owner, file.path());
                if (problems.size() == told && claim(new Owned(file.path(), owner, file))) {
                    files.put(file.path(), new Owned(file.path(), owner, file));
                }
            }
        }
    }

    /// What was found to be wrong.
    List<Problem> problems() {
        return problems;
    }

    /// All files of the packages, in the order of their paths. Bytecode belongs to the source that stayed.
    List<PackedEntry> entries() {
        var entries = new ArrayList<PackedEntry>();
        for (Owned owned : files.values()) {
            boolean orphan = source(owned.path())
                    .map(files::get)
                    .filter(source -> source != null && !source.owner().equals(owned.owner()))
                    .isPresent();
            if (!orphan) {
                entries.add(owned.file());
            }
        }
        return entries;
    }

    /// Whether the file gets the place, which nobody has yet.
    private boolean claim(Owned wanted) throws IOException {
        for (int depth = 1; depth < wanted.path().parts().size(); depth++) {
            TreePath above = wanted.path().top(depth);
            String folded = fold(above.toString());
            Owned other = byFold.putIfAbsent(folded + "/", new Owned(above, wanted.owner(), wanted.file()));
            if (other != null && !other.path().equals(above)) {
                clash(other, wanted);
                return false;
            }
            Owned file = byFold.get(folded);
            if (file != null) {
                clash(file, wanted);
                return false;
            }
        }
        String fold = fold(wanted.path().toString());
        Owned folder = byFold.get(fold + "/");
        if (folder != null) {
            clash(folder, wanted);
            return false;
        }
        Owned other = byFold.putIfAbsent(fold, wanted);
        if (other == null) {
            return true;
        }
        if (!other.path().equals(wanted.path()) || !willDo(other, wanted)) {
            clash(other, wanted);
        }
        return false;
    }

    /// Whether one of two files of the same path is as good as the other.
    private boolean willDo(Owned first, Owned second) throws IOException {
        Packed one = first.file().packed();
        Packed other = second.file().packed();
        if (one.sha256().equals(other.sha256())) {
            return true;
        }
        if (first.owner().isEmpty()) {
            return false;
        }
        return source(second.path()).isPresent()
                || isStray(second.path())
                || (isNamespace(first) && isNamespace(second));
    }

    /// The `__init__.py` of a package that several wheels share is written a little differently by each of
    /// them.
    private static boolean isNamespace(Owned owned) throws IOException {
        Packed packed = owned.file().packed();
        if (!owned.path().name().equals("__init__.py") || packed.size() > LARGEST_INIT) {
            return false;
        }
        String text = new String(new PackedContent(packed).readAll(), StandardCharsets.UTF_8);
        return text.contains("declare_namespace") || text.contains("extend_path");
    }

    /// What lies in `site-packages` itself by mistake: read-me files, and tests that belong to nobody in
    /// particular.
    private boolean isStray(TreePath path) {
        if (!path.isIn(sitePackages) || path.equals(sitePackages)) {
            return false;
        }
        List<String> parts = path.below(sitePackages).parts();
        String first = parts.getFirst();
        return parts.size() == 1
                ? !first.matches("(?i).*\\.(py|pyd|so|pth|dll|dylib|pyi|pyc)")
                : first.matches("tests?|docs?|examples?|benchmarks?");
    }

    private void clash(Owned first, Owned second) {
        if (first.owner().isEmpty()) {
            problems.add(Problem.stop("wheel.clash-python", second.owner(), second.path()));
        } else if (first.path().equals(second.path())) {
            problems.add(Problem.stop("wheel.clash", first.owner(), second.owner(), second.path()));
        } else {
            problems.add(Problem.stop("wheel.names-clash", first.owner(), second.owner(), first.path(), second.path()));
        }
    }

    private void refuseWindowsNames(String owner, TreePath path) {
        if (family == Family.WINDOWS && !path.parts().stream().allMatch(WindowsName::isAllowed)) {
            problems.add(Problem.stop("wheel.name-windows", owner, path));
        }
    }

    private String fold(String path) {
        return family == Family.LINUX ? path : CaseFold.of(path);
    }

    /// The source of a bytecode file (PEP 3147).
    private static Optional<TreePath> source(TreePath path) {
        List<String> parts = path.parts();
        int count = parts.size();
        if (count < 2
                || !parts.get(count - 2).equals("__pycache__")
                || !path.name().endsWith(".pyc")) {
            return Optional.empty();
        }
        var source = new ArrayList<>(parts.subList(0, count - 2));
        source.add(path.name().substring(0, path.name().indexOf('.')) + ".py");
        return Optional.of(new TreePath(source));
    }

    /// The digest of a listing: what goes by another name is another thing.
    static Sha256 digest(List<String> lines) {
        return Sha256.of(String.join("\n", lines) + "\n");
    }
}
