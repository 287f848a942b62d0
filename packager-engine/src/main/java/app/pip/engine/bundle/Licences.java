package app.pip.engine.bundle;

import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.Packer;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import app.pip.engine.wheel.Component;
import app.pip.engine.wheel.Packages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The licences of the packages, each in a folder of the package's name in `support/licenses`: its texts, or
/// if it brings none, what its metadata say in a line.
final class Licences {

    private Licences() {}

    static List<PackedEntry> entries(Packages packages) throws IOException {
        var entries = new ArrayList<PackedEntry>();
        for (Component component : packages.components()) {
            TreePath folder = TreePath.of("support/licenses").resolve(component.name());
            for (PackedEntry.File text : component.texts()) {
                entries.add(text.under(folder));
            }
            if (component.texts().isEmpty()) {
                entries.add(new PackedEntry.File(
                        folder.resolve("licence.txt"), false, Packer.pack(Content.of(line(component)))));
            }
        }
        return entries;
    }

    private static String line(Component component) {
        String about = component.name() + " " + component.version();
        String words = component.licence().line();
        return words.isEmpty()
                ? about + " says nothing of its licence.\n"
                : about + " says of its licence: " + words + "\n";
    }
}
