package app.pip.engine.index;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which modules files give, by their paths: each at the highest name that is a module or a regular package, so that
/// `yaml` stands for all below it, while a namespace (a folder without `__init__`, PEP 420) is told by what is in it,
/// as in `google.cloud.storage`.
final class ModuleRoots {

    /// No namespaces go deeper.
    private static final int DEEPEST = 5;

    private static final Pattern MODULE = Pattern.compile("(\\w+)\\.(?:py|(?:[\\w-]+\\.)?(?:so|pyd))");
    private static final Pattern NAME = Pattern.compile("[^\\W\\d]\\w*");

    private final SortedSet<String> roots = new TreeSet<>();

    private ModuleRoots() {}

    /// The modules of some files.
    ///
    /// @param paths relative to where Python looks, parts joined by `/`
    static SortedSet<String> of(Collection<String> paths) {
        var reading = new ModuleRoots();
        reading.gather(
                "", paths.stream().map(path -> List.of(path.split("/", -1))).toList(), 0);
        return reading.roots;
    }

    private void gather(String prefix, List<List<String>> paths, int depth) {
        Map<String, List<List<String>>> folders = new TreeMap<>();
        for (List<String> path : paths) {
            if (path.size() == depth + 1) {
                var module = MODULE.matcher(path.get(depth));
                if (module.matches() && NAME.matcher(module.group(1)).matches()) {
                    roots.add(prefix + module.group(1));
                }
            } else if (NAME.matcher(path.get(depth)).matches()) {
                folders.computeIfAbsent(path.get(depth), _ -> new java.util.ArrayList<>())
                        .add(path);
            }
        }
        folders.forEach((name, inside) -> {
            if (inside.stream().anyMatch(path -> path.size() == depth + 2 && isInit(path.get(depth + 1)))) {
                roots.add(prefix + name);
            } else if (depth < DEEPEST) {
                gather(prefix + name + ".", inside, depth + 1);
            }
        });
    }

    private static boolean isInit(String file) {
        var module = MODULE.matcher(file);
        return module.matches() && module.group(1).equals("__init__");
    }
}
