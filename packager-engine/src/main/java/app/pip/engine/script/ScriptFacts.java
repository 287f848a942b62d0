package app.pip.engine.script;

import app.pip.engine.platform.Family;
import app.pip.engine.problem.Problem;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is known about a program without running it.
///
/// @param reached the sources in the program's folder that its imports lead to, the entry script included
/// @param imports the imports in them that happen on some system, in the order of reading
/// @param standard the standard modules among them by their dotted names, each with the places that import it
/// @param bytecode for every Python source of the folder that could be compiled its whole `.pyc` file (checked-hash)
/// @param appearance window or terminal
/// @param problems what stops the work, and what is worth knowing
public record ScriptFacts(
        SortedSet<TreePath> reached,
        List<Imported> imports,
        SortedMap<String, List<Imported>> standard,
        SortedMap<TreePath, Content> bytecode,
        Appearance appearance,
        List<Problem> problems) {

    /// Copies the collections.
    public ScriptFacts {
        reached = Collections.unmodifiableSortedSet(new TreeSet<>(reached));
        imports = List.copyOf(imports);
        standard = Collections.unmodifiableSortedMap(new TreeMap<>(standard));
        bytecode = Collections.unmodifiableSortedMap(new TreeMap<>(bytecode));
        problems = List.copyOf(problems);
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
