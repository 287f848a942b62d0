package app.pip.engine.script;

import app.pip.engine.hostpython.Facts;
import app.pip.engine.hostpython.Sign;
import app.pip.engine.platform.Family;
import app.pip.engine.problem.Problem;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is known about a program without running it.
///
/// @param sources what is in the sources in the program's folder that its imports lead to, the entry script included;
///     nothing is known of those that can't be compiled
/// @param imports the imports in them that happen on some system, in the order of reading
/// @param standard the standard modules among them by their dotted names, each with the places that import it
/// @param bytecode for every Python source of the folder that could be compiled its whole `.pyc` file (checked-hash)
/// @param appearance window or terminal
/// @param problems what stops the work, and what is worth knowing
public record ScriptFacts(
        SortedMap<TreePath, Facts> sources,
        List<Imported> imports,
        SortedMap<String, List<Imported>> standard,
        SortedMap<TreePath, Content> bytecode,
        Appearance appearance,
        List<Problem> problems) {

    /// Copies the collections.
    public ScriptFacts {
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        imports = List.copyOf(imports);
        standard = Collections.unmodifiableSortedMap(new TreeMap<>(standard));
        bytecode = Collections.unmodifiableSortedMap(new TreeMap<>(bytecode));
        problems = List.copyOf(problems);
    }

    /// The sources that are reached and can be compiled.
    public Set<TreePath> reached() {
        return sources.keySet();
    }

    /// Whether a source asks `if __name__ == "__main__"`.
    boolean guarded(TreePath source) {
        Facts known = sources.get(source);
        return known != null && known.mainGuard();
    }

    /// The first sign of a kind.
    public Optional<Sign> sign(Sign.Kind kind) {
        return sources.values().stream()
                .flatMap(facts -> facts.signs().stream())
                .filter(sign -> sign.kind() == kind)
                .findFirst();
    }

    /// The standard modules, by their dotted names, that the program can't do without on a family of systems; for
    /// [StandardLibrary#needs].
    public SortedSet<String> needed(Family family) {
        return standard.entrySet().stream()
                .filter(module -> module.getValue().stream().anyMatch(one -> one.isNeededOn(family)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
