package app.pip.engine.wheel;

import app.pip.engine.hash.Sha256;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Floor;
import app.pip.engine.problem.Problem;
import app.pip.engine.tree.TreePath;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The packages layer of an app for one target.
///
/// @param digest depends on the wheels, the Python and the layout only
/// @param entries within the interpreter's folder, in the order of their paths
/// @param floor the oldest system that the machine code among them asks for; none if there is none or it
///     doesn't say
/// @param libraries of the Linux system that the machine code asks for beside the C library
/// @param components one for each wheel, in the order of their names
/// @param notes what is worth knowing
public record Packages(
        Sha256 digest,
        List<PackedEntry> entries,
        Optional<Floor> floor,
        SortedSet<String> libraries,
        List<Component> components,
        List<Problem> notes) {

    /// No packages at all.
    public static final Packages NONE = new Packages(
            Sha256.of("no packages"), List.of(), Optional.empty(), Collections.emptySortedSet(), List.of(), List.of());

    /// The longest path that Windows' own programs can handle, less its ending NUL.
    private static final int LONGEST = 259;

    /// Room for where the friend unpacks the app: `C:\Users\Maximilian\Downloads\` and a folder of the
    /// archive's name.
    private static final int ELSEWHERE = 90;

    /// Room for where an installer puts the app: `C:\Users\Maximilian\AppData\Local\Programs\` and a longer name of the
    /// user.
    private static final int INSTALLED = 60;

    /// Copies the lists.
    public Packages {
        entries = List.copyOf(entries);
        libraries = Collections.unmodifiableSortedSet(new TreeSet<>(libraries));
        components = List.copyOf(components);
        notes = List.copyOf(notes);
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return components.isEmpty();
    }

    /// The problem that a path would be too long for Windows in an app of that name, if there is one.
    ///
    /// @param app the name of the app's folder
    /// @param installed whether an installer chooses where it goes
    public Optional<Problem> tooLong(String app, boolean installed) {
        Optional<TreePath> longest = entries.stream()
                .map(PackedEntry::path)
                .max(Comparator.comparingInt(path -> path.toString().length()));
        String inner = app + "/python/" + longest.map(TreePath::toString).orElse("");
        int excess = inner.length() + (installed ? INSTALLED : ELSEWHERE) - LONGEST;
        if (longest.isEmpty() || excess <= 0) {
            return Optional.empty();
        }
        String owner = owner(longest.get());
        int left = app.length() - excess;
        boolean installer = !installed && excess <= ELSEWHERE - INSTALLED;
        if (left > 0) {
            return Optional.of(
                    installer
                            ? Problem.stop("wheel.path-too-long", owner, longest.get(), app, left)
                            : Problem.stop("wheel.path-shorter-name", owner, longest.get(), app, left));
        }
        return Optional.of(
                installer
                        ? Problem.stop("wheel.path-installer", owner, longest.get())
                        : Problem.stop("wheel.path-far-too-long", owner, longest.get()));
    }

    /// The package that a file seems to be of: the folder in `site-packages`, which is what people know it
    /// by.
    private static String owner(TreePath path) {
        List<String> parts = path.parts();
        int at = parts.indexOf("site-packages");
        return at < 0 || at + 1 >= parts.size() ? path.name() : parts.get(at + 1);
    }
}
