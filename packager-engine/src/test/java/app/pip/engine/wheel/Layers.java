package app.pip.engine.wheel;

import app.pip.engine.hash.Sha256;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.pack.Layer;
import app.pip.engine.pack.LayerStore;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes packages layers for tests, over an interpreter of three files.
///
/// @param folder of the store
/// @param compiler may be none
record Layers(Path folder, Compiler compiler) {

    static Layers in(Path folder) {
        return new Layers(folder, Compiler.NONE);
    }

    Packages layer(Target target, FetchedWheel... wheels) throws Exception {
        return new PackageLayers(new Store(folder), folder.resolve("scratch"))
                .layer(List.of(wheels), interpreter(target), python(target), compiler);
    }

    /// Prepares a wheel.
    void prepare(Target target, FetchedWheel wheel) throws Exception {
        new PackageLayers(new Store(folder), folder.resolve("scratch")).prepare(wheel, interpreter(target), compiler);
    }

    static Interpreter interpreter(Target target) {
        return new Interpreter(
                target,
                "3.14.3",
                new Floor(target.family(), 2, 17),
                "made by the test",
                "none.pybi",
                Sha256.of("pybi"),
                Sha256.of("layer"),
                new TreeSet<>(),
                new TreeMap<>());
    }

    private PackedLayer python(Target target) throws Exception {
        var layout = interpreter(target).layout();
        var tree = Tree.of(List.of(
                Entry.file(layout.library().toString(), Content.of("library")),
                Entry.file("vcruntime140.dll", Content.of("runtime")),
                Entry.file("python3.dll", Content.of("stable")),
                Entry.file(layout.stdlib() + "/os.py", Content.of("os\n")),
                new Entry.File(layout.python(), Content.of("python"), true)));
        return new LayerStore(List.of(), new Store(Path.of("target", "test-layers"))).packed(Layer.of(tree));
    }
}
