package app.pip.engine.interpreter;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.elf.ElfFile;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Target;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Magic;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/// A CPython out of an `install_only` archive of python-build-standalone: a tar with everything below `python/`. What
/// is mended:
///
/// - the interpreter is given the one name `python`, as PEP 711 asks; links to it stay behind.
/// - a link to a library becomes a copy of it, but `libpython` has its one name, and on Linux none at all: there the
///   executable has all of Python in itself.
/// - Windows: the standard library's folder is `Lib`; it becomes `lib`, as packages and launchers call it.
final class StandaloneCpython implements Cpython {

    private static final String ROOT = "python/";
    private static final String MANAGED = "EXTERNALLY-MANAGED";
    private static final int MOST_LINKS = 8;

    private final TarFile tar;
    private final Target target;
    private final Layout layout;
    private final String minor;
    private final SortedMap<TreePath, TarArchiveEntry> entries;

    /// Opens an archive.
    ///
    /// @param tar already decompressed
    /// @param minor the Python in it, such as `3.14`
    /// @throws FormatException if it holds something outside `python/`, or is no such archive
    StandaloneCpython(Path tar, Target target, String minor) throws IOException {
        this.tar = new TarFile(tar.toFile());
        this.target = target;
        this.minor = minor;
        this.layout = Layout.of(target.family(), minor);
        this.entries = entries(this.tar);
    }

    /// The minor version of the Python in an archive, told by its files, such as `3.14`; nothing if it holds none.
    static Optional<String> minor(Path tar) throws IOException {
        try (var file = new TarFile(tar.toFile())) {
            return file.getEntries().stream()
                    .map(TarArchiveEntry::getName)
                    .filter(name -> name.matches("python/(lib/libpython|python)3\\.?\\d+\\.(so\\.1\\.0|dylib|dll)"))
                    .map(name -> name.replaceFirst(".*python3\\.?(\\d+)\\..*", "3.$1"))
                    .findFirst();
        }
    }

    /// What an archive holds: told by its files, for whatever system it is.
    ///
    /// @throws FormatException if it holds no interpreter
    static TreeFacts facts(Path tar) throws IOException {
        try (var file = new TarFile(tar.toFile())) {
            var found = new ArrayList<Entry>();
            for (var one : entries(file).entrySet()) {
                if (!one.getValue().isSymbolicLink() && !one.getValue().isLink()) {
                    found.add(new Entry.File(one.getKey(), new TarContent(file, one.getValue()), false));
                }
            }
            return TreeFacts.of(Tree.of(found));
        }
    }

    @Override
    public List<TreePath> paths() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public Trim trim() {
        return hasTk()
                ? Trim.of(layout.stdlib(), "trim-standalone.txt", "trim-older.txt")
                : Trim.of(layout.stdlib(), "trim-standalone.txt", "trim-older.txt", "trim-tk.txt");
    }

    @Override
    public Tree tree(Content licence) throws IOException {
        Trim trim = trim();
        var placed = new ArrayList<Entry>();
        for (var one : entries.entrySet()) {
            Optional<TreePath> place =
                    trim.rule(one.getKey()).isPresent() ? Optional.empty() : place(one.getKey(), one.getValue());
            if (place.isPresent()) {
                Content content = new TarContent(tar, resolved(one.getKey(), one.getValue()));
                placed.add(new Entry.File(place.get(), content, Magic.isExecutable(content)));
            }
        }
        if (!entries.containsKey(layout.stdlib().resolve(MANAGED))) {
            placed.add(Entry.file(layout.stdlib() + "/" + MANAGED, Content.of(EXTERNALLY_MANAGED)));
        }
        if (!entries.containsKey(layout.stdlib().resolve("LICENSE.txt"))) {
            placed.add(new Entry.File(layout.stdlib().resolve("LICENSE.txt"), licence, false));
        }
        return Tree.of(placed);
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /// Whether Tk would open a window: its module is there, and its libraries' scripts, without which they don't start.
    private boolean hasTk() {
        boolean module = entries.keySet().stream().anyMatch(path -> path.name().startsWith("_tkinter."));
        boolean tcl = entries.keySet().stream().anyMatch(path -> path.name().equals("init.tcl"));
        boolean tk = entries.keySet().stream().anyMatch(path -> path.name().equals("tk.tcl"));
        return module && tcl && tk;
    }

    /// Where a file belongs; nowhere if it is a second name of another or a script with the build machine's paths.
    private Optional<TreePath> place(TreePath path, TarArchiveEntry entry) {
        String text = path.toString();
        if (target.family() == Family.WINDOWS) {
            return text.matches("(python|pythonw)\\d[\\d.]*\\.exe") ? Optional.empty() : Optional.of(path);
        }
        if (isPython(path)) {
            return Optional.of(layout.python());
        }
        if (text.startsWith("lib/libpython")) {
            return isNeeded(path) ? Optional.of(path) : Optional.empty();
        }
        boolean alias =
                text.startsWith("bin/") || (entry.isSymbolicLink() && !text.matches("lib/[^/]*\\.(so|dylib).*"));
        return alias ? Optional.empty() : Optional.of(path);
    }

    private boolean isPython(TreePath path) {
        return path.toString().equals("bin/python" + minor) || (path.equals(layout.python()) && !hasNumbered());
    }

    private boolean isNeeded(TreePath library) {
        return library.equals(layout.library()) && (target.family() == Family.MACOS || needsLibrary());
    }

    /// Whether the executable has Python in a library of its own; most have all of it in themselves.
    private boolean needsLibrary() {
        TarArchiveEntry python = entries.get(TreePath.of("bin/python" + (hasNumbered() ? minor : "")));
        try {
            return python != null
                    && python.isFile()
                    && ElfFile.read(ByteBuffer.wrap(new TarContent(tar, python).readAll()))
                            .needed()
                            .contains(layout.library().name());
        } catch (FormatException e) {
            // no program for Linux at all: what it is, is told elsewhere
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the interpreter has its version in its name, as everywhere but in `.pybi` files of ours.
    private boolean hasNumbered() {
        return entries.containsKey(TreePath.of("bin/python" + minor));
    }

    /// What a link leads to, within the archive.
    private TarArchiveEntry resolved(TreePath path, TarArchiveEntry entry) throws IOException {
        TreePath at = path;
        TarArchiveEntry found = entry;
        for (int i = 0; found.isSymbolicLink() || found.isLink(); i++) {
            String name = found.getLinkName();
            // the links that matter here lie beside what they lead to
            boolean plain = found.isLink() || !name.contains("/");
            at = found.isLink() ? inside(name) : plain ? at.sibling(name) : at;
            TarArchiveEntry next = entries.get(at);
            if (!plain || next == null || i == MOST_LINKS) {
                throw new FormatException("tar", found.getDataOffset(), "a file behind the link " + path);
            }
            found = next;
        }
        return found;
    }

    private static SortedMap<TreePath, TarArchiveEntry> entries(TarFile tar) throws IOException {
        var found = new TreeMap<TreePath, TarArchiveEntry>();
        for (TarArchiveEntry entry : tar.getEntries()) {
            boolean file = entry.isFile() || entry.isSymbolicLink() || entry.isLink();
            if (!entry.isDirectory() && !file) {
                throw new FormatException("tar", entry.getDataOffset(), "files and links only: " + entry.getName());
            }
            if (!entry.isDirectory()) {
                found.put(inside(entry.getName()), entry);
            }
        }
        return Collections.unmodifiableSortedMap(found);
    }

    private static TreePath inside(String name) throws FormatException {
        if (!name.startsWith(ROOT)) {
            throw new FormatException("tar", 0, "everything below python/, not " + name);
        }
        String path = name.substring(ROOT.length());
        try {
            return TreePath.of(path.startsWith("Lib/") ? "lib/" + path.substring("Lib/".length()) : path);
        } catch (IllegalArgumentException e) {
            throw new FormatException("tar", 0, "a path that can be on every system, not " + name);
        }
    }

    /// One file in the archive.
    private record TarContent(TarFile tar, TarArchiveEntry entry) implements Content {

        @Override
        public InputStream open() throws IOException {
            return tar.getInputStream(entry);
        }

        @Override
        public long size() {
            return entry.getSize();
        }
    }
}
