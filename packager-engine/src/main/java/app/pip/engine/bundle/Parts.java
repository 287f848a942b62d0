package app.pip.engine.bundle;

import app.pip.engine.interpreter.Floors;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.platform.Floor;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Mode;
import app.pip.engine.tree.TreePath;
import app.pip.engine.wheel.Packages;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a bundle is put together from.
///
/// @param app name and version
/// @param mode console, window or web
/// @param script what is started, within the program
/// @param runner what Python gets before the script; usually nothing
/// @param program the program's layer, the same for all targets
/// @param interpreter for the target
/// @param python the interpreter's layer
/// @param packages the packages' layer, within the interpreter's folder; may be empty
/// @param libraries of the system that the program's modules need, by the names that their files have
/// @param icon the app's
/// @param splash what is shown while the program starts, if the author gave a picture
public record Parts(
        AppInfo app,
        Mode mode,
        TreePath script,
        List<String> runner,
        PackedLayer program,
        Interpreter interpreter,
        PackedLayer python,
        Packages packages,
        SortedSet<String> libraries,
        AppIcon icon,
        Optional<Splash> splash) {

    /// Copies the names.
    public Parts {
        runner = List.copyOf(runner);
        libraries = Collections.unmodifiableSortedSet(new TreeSet<>(libraries));
    }

    /// What all of it asks the system for, by the names that the libraries' files have.
    SortedSet<String> borrowed() {
        var all = new TreeSet<>(libraries);
        all.addAll(packages.libraries());
        return all;
    }

    /// The oldest system that all of it runs on: the highest that the interpreter, the packages or machine code among
    /// the program's files ask for.
    Floor floor() throws IOException {
        Floor floor = packages.floor().stream().reduce(interpreter.floor(), Floor::and);
        for (PackedEntry entry : program.entries()) {
            if (entry instanceof PackedEntry.File file && file.executable()) {
                var asked = Floors.of(new PackedContent(file.packed()), floor.family());
                floor = asked.stream().reduce(floor, Floor::and);
            }
        }
        return floor;
    }
}
