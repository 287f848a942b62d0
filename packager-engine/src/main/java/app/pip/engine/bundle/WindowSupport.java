package app.pip.engine.bundle;

import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Family;
import app.pip.engine.project.Mode;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a window app has in place of a console: boxes for `input()` and for crashes. A `.pth` file in the interpreter's
/// site-packages imports the rest, if the launcher says that nobody would see what the program writes.
final class WindowSupport {

    private static final List<String> EVERYWHERE = List.of("pipapp_window.pth", "pipapp_window.py", "pipapp_boxes.py");

    private WindowSupport() {}

    /// The entries, below the root of the app; none for a console app.
    static List<PackedEntry> entries(Parts parts) throws IOException {
        return entries(parts.interpreter(), parts.mode());
    }

    /// The entries of an app of this mode on this interpreter.
    static List<PackedEntry> entries(Interpreter interpreter, Mode mode) throws IOException {
        var entries = new ArrayList<PackedEntry>();
        if (!mode.inTerminal()) {
            TreePath folder = TreePath.of("python").resolve(interpreter.layout().sitePackages());
            var names = new ArrayList<>(EVERYWHERE);
            if (mode == Mode.WEB) {
                names.addAll(List.of("pipapp_web.py", "pipapp_running.py"));
            }
            if (interpreter.target().family() == Family.WINDOWS) {
                names.add("pipapp_dialog.py");
            }
            for (String name : names) {
                entries.add(ShippedFile.entry(folder.resolve(name).toString(), "window/" + name));
            }
            entries.add(ShippedFile.entry("support/words.txt", "words.txt"));
        }
        return entries;
    }
}
