package app.pip.engine.bundle;

import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Mode;
import app.pip.engine.tree.TreePath;
import java.util.Optional;

/// What a bundle is put together from.
///
/// @param app name and version
/// @param mode console or window
/// @param script what is started, within the program
/// @param program the program's layer, the same for all targets
/// @param interpreter for the target
/// @param python the interpreter's layer
/// @param icon a PNG picture
public record Parts(
        AppInfo app,
        Mode mode,
        TreePath script,
        PackedLayer program,
        Interpreter interpreter,
        PackedLayer python,
        Optional<byte[]> icon) {}
