package app.pip.engine.script;

import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The modules in a program's folder, found as Python finds them from a script at its top: packages first, then
/// modules, then folders without `__init__.py` (PEP 420).
final class LocalModules {

    private final Set<String> files = new HashSet<>();
    private final Set<String> extensions = new HashSet<>();
    private final Set<String> namespaces = new HashSet<>();
    // where modules are looked for: the program's folder, then what it puts into `sys.path`
    private final List<String> roots = new ArrayList<>(List.of(""));

    LocalModules(Tree tree) {
        for (Entry entry : tree.entries().values()) {
            if (entry instanceof Entry.File) {
                add(entry.path());
            }
        }
    }

    /// A module in the folder.
    ///
    /// @param file its source, if it has one
    /// @param regular whether it counts before installed modules of the same name; a bare folder doesn't
    record Found(Optional<TreePath> file, boolean regular) {}

    /// The module of that name.
    ///
    /// @param name the parts of the dotted name
    Optional<Found> find(List<String> name) {
        return roots.stream()
                .map(root -> find(root + String.join("/", name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Looks for modules in a folder of the program too.
    void alsoIn(String folder) {
        if (!folder.isEmpty() && !roots.contains(folder + "/")) {
            roots.add(folder + "/");
        }
    }

    /// The source at that path, if there is one.
    Optional<TreePath> script(String path) {
        return files.contains(path) ? Optional.of(TreePath.of(path)) : Optional.empty();
    }

    private Optional<Found> find(String path) {
        for (String file : List.of(path + "/__init__.py", path + ".py")) {
            if (files.contains(file)) {
                return Optional.of(new Found(Optional.of(TreePath.of(file)), true));
            }
        }
        if (extensions.contains(path)) {
            return Optional.of(new Found(Optional.empty(), true));
        }
        return namespaces.contains(path) ? Optional.of(new Found(Optional.empty(), false)) : Optional.empty();
    }

    /// The names of the packages that a file is in, outermost first.
    static List<String> packageOf(TreePath file) {
        return file.parts().subList(0, file.parts().size() - 1);
    }

    private void add(TreePath path) {
        String name = path.name();
        String folder = String.join("/", packageOf(path));
        boolean source = name.endsWith(".py");
        boolean extension = name.endsWith(".pyd") || name.endsWith(".so");
        if (source) {
            files.add(path.toString());
        }
        if (extension) {
            // such as fast.cpython-314-x86_64-linux-gnu.so
            String stem = name.substring(0, name.indexOf('.'));
            extensions.add(folder.isEmpty() ? stem : folder + "/" + stem);
        }
        if (source || extension) {
            for (int depth = 1; depth < path.parts().size(); depth++) {
                namespaces.add(String.join("/", path.parts().subList(0, depth)));
            }
        }
    }
}
