package app.pip.engine.interpreter;

import app.pip.engine.hash.Sha256;
import app.pip.engine.hostpython.Answer;
import app.pip.engine.hostpython.HostPython;
import app.pip.engine.hostpython.Source;
import app.pip.engine.pack.Layer;
import app.pip.engine.pack.LayerStore;
import app.pip.engine.pack.Packed;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes interpreters ready, out of trimmed and mended trees: `.pybi` files, bytecode of the standard library compiled
/// once for all of them, and packed layers, so that a build compresses only the program. Every content is compressed
/// once, however many of the interpreters have it.
final class Preparation {

    private final String version;
    private final String source;
    private final Path folder;
    private final LayerStore layers;
    private final Map<Sha256, Packed> packed = new HashMap<>();
    private final Map<Sha256, Content> bytecode = new HashMap<>();

    /// Prepares into a folder.
    ///
    /// @param version of CPython, such as `3.14.3`
    /// @param source where the interpreters come from
    /// @param folder for the `.pybi` files and descriptions
    /// @param layers for the packed layers
    Preparation(String version, String source, Path folder, LayerStore layers) {
        this.version = version;
        this.source = source;
        this.folder = folder;
        this.layers = layers;
    }

    /// Writes the `.pybi` file of one interpreter.
    ///
    /// @param scratch a store that is thrown away afterwards
    Draft pybi(Target target, Tree tree, Store scratch) throws IOException, InterruptedException {
        SystemNeeds needs = SystemNeeds.of(tree, SystemNeeds.least(target));
        var info = new PybiInfo(version, target, needs.floor());
        PackedLayer plain = new LayerStore(List.of(), scratch).packed(Layer.of(spliced(tree)));
        remember(plain);
        Path file = folder.resolve(info.fileName());
        AtomicFile.write(
                file,
                out -> PybiWriter.write(
                        info.pybi(), info.metadata(), plain.entries(), Collections.emptySortedMap(), out));
        return new Draft(target, needs, file, plain);
    }

    /// Compiles the standard library of all interpreters, each source that several of them have once.
    void compile(List<Draft> drafts, HostPython host) throws IOException, InterruptedException {
        var sources = new LinkedHashMap<Sha256, Source>();
        for (Draft draft : drafts) {
            TreePath stdlib = draft.layout(version).stdlib();
            for (PackedEntry.File file : draft.sources(stdlib)) {
                String name = file.path().below(stdlib).toString();
                sources.putIfAbsent(key(file, stdlib), new Source(name, new PackedContent(file.packed()), false));
            }
        }
        var answers = host.read(List.copyOf(sources.values())).iterator();
        for (Sha256 key : sources.keySet()) {
            // some files of lib2to3's kind are templates and no Python; they travel without bytecode
            if (answers.next() instanceof Answer.Understood understood) {
                bytecode.put(key, understood.bytecode());
            }
        }
    }

    /// Packs the layer of one interpreter and describes it.
    Interpreter layer(Draft draft, Absences absences) throws IOException, InterruptedException {
        TreePath stdlib = draft.layout(version).stdlib();
        var entries = new ArrayList<Entry>();
        draft.plain().entries().forEach(entry -> entries.add(unpacked(entry)));
        String cacheTag = "cpython-" + Interpreter.minor(version).replace(".", "");
        for (PackedEntry.File source : draft.sources(stdlib)) {
            Optional.ofNullable(bytecode.get(key(source, stdlib)))
                    .ifPresent(
                            code -> entries.add(new Entry.File(Layout.bytecode(source.path(), cacheTag), code, false)));
        }
        PackedLayer layer = layers.packed(Layer.of(spliced(Tree.of(entries))));
        remember(layer);
        var interpreter = new Interpreter(
                draft.target(),
                version,
                draft.needs().floor(),
                source,
                draft.pybi().getFileName().toString(),
                sha256(draft.pybi()),
                layer.digest(),
                absences.of(draft),
                draft.needs().borrowed());
        Descriptions.write(interpreter, folder);
        return interpreter;
    }

    /// The same tree; contents that are packed already are spliced.
    private Tree spliced(Tree tree) throws IOException {
        var entries = new ArrayList<Entry>();
        for (Entry entry : tree.entries().values()) {
            if (entry instanceof Entry.File file && !(file.content() instanceof PackedContent)) {
                Packed known = packed.get(Sha256.of(file.content().readAll()));
                Content content = known == null ? file.content() : new PackedContent(known);
                entries.add(new Entry.File(file.path(), content, file.executable()));
            } else {
                entries.add(entry);
            }
        }
        return Tree.of(entries);
    }

    private void remember(PackedLayer layer) {
        for (PackedEntry entry : layer.entries()) {
            if (entry instanceof PackedEntry.File file) {
                packed.putIfAbsent(file.packed().sha256(), file.packed());
            }
        }
    }

    private static Entry unpacked(PackedEntry entry) {
        return switch (entry) {
            case PackedEntry.Folder folder -> new Entry.Folder(folder.path());
            case PackedEntry.File file ->
                new Entry.File(file.path(), new PackedContent(file.packed()), file.executable());
        };
    }

    /// Bytecode depends on the source and on the name that it is compiled under.
    private static Sha256 key(PackedEntry.File source, TreePath stdlib) {
        return Sha256.of(source.path().below(stdlib) + " " + source.packed().sha256());
    }

    private static Sha256 sha256(Path file) throws IOException {
        try (var in = java.nio.file.Files.newInputStream(file)) {
            return Sha256.of(in);
        }
    }

    /// An interpreter whose `.pybi` file is there, but whose layer isn't.
    ///
    /// @param plain its files, packed, without bytecode
    record Draft(Target target, SystemNeeds needs, Path pybi, PackedLayer plain) {

        Layout layout(String version) {
            return Layout.of(target.family(), Interpreter.minor(version));
        }

        List<PackedEntry.File> sources(TreePath stdlib) {
            return plain.entries().stream()
                    .filter(PackedEntry.File.class::isInstance)
                    .map(PackedEntry.File.class::cast)
                    .filter(file ->
                            file.path().isIn(stdlib) && file.path().name().endsWith(".py"))
                    .toList();
        }
    }
}
