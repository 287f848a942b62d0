package app.pip.engine.packing;

import app.pip.engine.bundle.AppIcon;
import app.pip.engine.bundle.Bundle;
import app.pip.engine.pack.Layer;
import app.pip.engine.pack.LayerStore;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.project.AppInfo;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/// A bundle with a handful of files, for packings.
final class SmallBundle {

    private SmallBundle() {}

    static Bundle of(Target target, Path store, Entry... more) throws Exception {
        var app = new AppInfo("Zoë's game", "1.0", "Zoë");
        String top = switch (target.family()) {
            case MACOS -> "Zoë's game.app";
            case WINDOWS, LINUX -> "Zoë's game";
        };
        String launcher = switch (target.family()) {
            case MACOS -> "Contents/MacOS/Zoë's game";
            case WINDOWS -> "Zoë's game.exe";
            case LINUX -> "Zoë's game";
        };
        var inside = new java.util.ArrayList<>(List.of(
                new Entry.File(TreePath.of(launcher), Content.of("launcher"), true),
                Entry.file("program/game.py", Content.of("print('hello')\n".repeat(5000))),
                Entry.file("program/ł漢字.txt", Content.of("ł漢字")),
                Entry.file("program/empty", Content.of("")),
                new Entry.Folder(TreePath.of("program/saves")),
                Entry.file("support/licenses/components.txt", Content.of("Python: PSF-2.0\n"))));
        inside.addAll(List.of(more));
        var entries = inside.stream()
                .map(entry -> entry.at(TreePath.of(top).resolve(entry.path())))
                .toList();
        List<PackedEntry> packed = new LayerStore(List.of(), new Store(store))
                .packed(Layer.of(Tree.of(entries)))
                .entries();
        var libraries = new TreeSet<>(List.of("libsqlite3.so.0", "libreadline.so.8"));
        return new Bundle(app, target, new Floor(target.family(), 2, 35), libraries, AppIcon.initial(app), packed);
    }
}
