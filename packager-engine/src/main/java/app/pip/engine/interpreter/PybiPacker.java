package app.pip.engine.interpreter;

import app.pip.engine.format.FormatException;
import app.pip.engine.pack.Layer;
import app.pip.engine.pack.LayerStore;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.platform.Target;
import app.pip.engine.pybi.PybiWriter;
import app.pip.engine.store.AtomicFile;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes a `.pybi` file of an interpreter that lies unpacked in a folder, for whatever system it is. Nothing of it is
/// started.
public final class PybiPacker {

    private static final String INFO = "pybi-info";

    private final Path folder;
    private final SortedMap<TreePath, String> links = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();

    private PybiPacker(Path folder) {
        this.folder = folder;
    }

    /// Packs a folder. What its `pybi-info` says, if it has one, is kept; else it is read from the interpreter's files.
    ///
    /// @param out the folder for the file, which gets the name that PEP 711 asks for
    /// @return the file
    /// @throws FormatException if the folder holds no interpreter, or a link that leads out of it
    public static Path pack(Path folder, Path out) throws IOException, InterruptedException {
        var packer = new PybiPacker(folder);
        packer.read();
        return packer.write(out);
    }

    private void read() throws IOException {
        List<Path> found;
        try (Stream<Path> all = Files.walk(folder)) {
            found = all.filter(path -> !path.equals(folder)).sorted().toList();
        }
        for (Path path : found) {
            var place = new TreePath(Stream.iterate(folder.relativize(path), p -> p != null, Path::getParent)
                    .map(p -> String.valueOf(p.getFileName()))
                    .toList()
                    .reversed());
            boolean info = place.parts().getFirst().equals(INFO);
            if (Files.isSymbolicLink(path)) {
                links.put(place, Files.readSymbolicLink(path).toString().replace('\\', '/'));
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !info) {
                entries.add(new Entry.File(place, new FileContent(path, Files.size(path)), Files.isExecutable(path)));
            }
        }
    }

    private Path write(Path out) throws IOException, InterruptedException {
        Tree tree = Tree.of(entries);
        PybiTexts texts = texts(tree);
        Path file = out.resolve(texts.fileName());
        Files.createDirectories(out);
        Path work = Files.createTempDirectory(out, "pybi");
        try {
            PackedLayer packed = new LayerStore(List.of(), new Store(work)).packed(Layer.of(tree));
            AtomicFile.write(
                    file, bytes -> PybiWriter.write(texts.pybi(), texts.metadata(), packed.entries(), links, bytes));
        } finally {
            Store.deleteAll(work);
        }
        return file;
    }

    private PybiTexts texts(Tree tree) throws IOException {
        Path info = folder.resolve(INFO);
        if (Files.isRegularFile(info.resolve("PYBI")) && Files.isRegularFile(info.resolve("METADATA"))) {
            return PybiTexts.kept(Files.readString(info.resolve("PYBI")), Files.readString(info.resolve("METADATA")));
        }
        TreeFacts facts = TreeFacts.of(tree);
        nameIt(facts.target(), facts.minor());
        var least = SystemNeeds.least(facts.target());
        return PybiTexts.of(new PybiInfo(
                facts.version(), facts.target(), SystemNeeds.of(tree, least).floor()));
    }

    /// PEP 711 wants the interpreter to start as `python`; installers of Unix leave that name to others.
    private void nameIt(Target target, String minor) throws FormatException {
        Layout layout = Layout.of(target.family(), minor);
        boolean there = links.containsKey(layout.python())
                || entries.stream().anyMatch(entry -> entry.path().equals(layout.python()));
        if (!there) {
            TreePath real = layout.python().sibling("python" + minor);
            if (entries.stream().noneMatch(entry -> entry.path().equals(real))) {
                throw new FormatException("pybi", 0, "an interpreter called " + layout.python());
            }
            links.put(layout.python(), real.name());
        }
    }

    /// A file on the disk.
    private record FileContent(Path file, long size) implements Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }

    /// The two texts in `pybi-info`, and the file name that goes with them.
    private record PybiTexts(String fileName, String pybi, String metadata) {

        static PybiTexts of(PybiInfo info) {
            return new PybiTexts(info.fileName(), info.pybi(), info.metadata());
        }

        static PybiTexts kept(String pybi, String metadata) throws FormatException {
            String build = field(pybi, "Build").stream()
                    .map(value -> "-" + value)
                    .findFirst()
                    .orElse("");
            List<String> tags = field(pybi, "Tag");
            List<String> name = field(metadata, "Name");
            List<String> version = field(metadata, "Version");
            if (tags.isEmpty() || name.isEmpty() || version.isEmpty()) {
                throw new FormatException("pybi", 0, "a name, a version and a tag in pybi-info");
            }
            String file = name.getFirst() + "-" + version.getFirst() + build + "-" + String.join(".", tags) + ".pybi";
            return new PybiTexts(file, pybi, metadata);
        }

        private static List<String> field(String text, String name) {
            return text.lines()
                    .takeWhile(line -> !line.isBlank())
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }
    }
}
