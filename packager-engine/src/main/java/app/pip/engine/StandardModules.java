package app.pip.engine;

import app.pip.engine.interpreter.FetchedInterpreters.Library;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.platform.Target;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/// The modules of the standard library, as the interpreters that came with the product have them.
final class StandardModules {

    private StandardModules() {}

    /// Those that are written in Python and the same on all systems.
    static Library written(Packager packager) throws IOException {
        Interpreter any = packager.interpreters().available(Target.LINUX_X64).getFirst();
        PackedLayer layer = packager.layer(any);
        TreePath stdlib = any.layout().stdlib();
        Set<String> modules = layer.entries().stream()
                .map(PackedEntry::path)
                .filter(path -> path.isIn(stdlib) && path.name().endsWith(".py"))
                .map(path -> path.below(stdlib).parts().getFirst().replaceFirst("\\.py$", ""))
                .filter(name -> name.matches("[A-Za-z]\\w*|_py\\w+"))
                .collect(Collectors.toSet());
        return new Library(any.minor(), modules);
    }
}
