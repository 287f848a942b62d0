package app.pip.engine.interpreter;

import app.pip.engine.interpreter.Preparation.Draft;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Family;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which modules of the standard library an interpreter lacks: those that were trimmed, those that exist on other
/// systems only, and extension modules that its brothers for the same family have and it doesn't.
///
/// @param trimmed names of modules of which nothing is left
/// @param drafts all interpreters
record Absences(Set<String> trimmed, List<Draft> drafts) {

    /// A line of a trimming table that takes a whole module away.
    private static final Pattern WHOLE_MODULE = Pattern.compile("\\{stdlib}/(\\w+)(?:/\\*\\*|\\.py) : ");

    /// The modules that one of the interpreters lacks.
    SortedSet<String> of(Draft draft) {
        Family family = draft.target().family();
        var absent = new TreeSet<>(trimmed);
        absent.addAll(otherSystems(family));
        Set<String> own = extensions(draft);
        drafts.stream()
                .filter(other -> other.target().family() == family)
                .flatMap(other -> extensions(other).stream())
                .filter(module -> !own.contains(module))
                .forEach(absent::add);
        return absent;
    }

    /// The modules of which trimming leaves nothing, out of all paths of an untrimmed interpreter.
    static Set<String> trimmed(Cpython cpython, TreePath stdlib) throws IOException {
        Trim trim = cpython.trim();
        var kept = new TreeSet<String>();
        var gone = new TreeSet<String>();
        for (TreePath path : cpython.paths()) {
            if (path.isIn(stdlib) && isModule(path.below(stdlib))) {
                (trim.rule(path).isPresent() ? gone : kept).add(module(path.below(stdlib)));
            }
        }
        gone.removeAll(kept);
        return gone;
    }

    /// Modules of a whole standard library, as far as they are written in Python, of which an interpreter has nothing:
    /// an older Python lacks newer modules, and others than its makers may have taken parts away.
    ///
    /// @param library the names in a whole one
    static Set<String> lacking(Draft draft, TreePath stdlib, Set<String> library) {
        Set<String> there = draft.plain().entries().stream()
                .map(PackedEntry::path)
                .filter(path -> path.isIn(stdlib) && !path.equals(stdlib))
                .map(path -> path.below(stdlib).parts().getFirst().replaceFirst("\\.py$", ""))
                .collect(Collectors.toSet());
        var lacking = new TreeSet<>(library);
        lines("trim-tk.txt").forEach(lacking::add);
        lacking.removeAll(there);
        return lacking;
    }

    /// The modules that a table takes away as a whole.
    private static Set<String> lines(String table) {
        return Lines.of(table).stream()
                .map(WHOLE_MODULE::matcher)
                .filter(Matcher::lookingAt)
                .map(module -> module.group(1))
                .collect(Collectors.toSet());
    }

    /// The modules that a whole interpreter for a family lacks once it is trimmed, before its files can be looked at.
    static SortedSet<String> promised(Family family) {
        var absent = new TreeSet<String>();
        for (String table : List.of("trim.txt", "trim-standalone.txt")) {
            absent.addAll(lines(table));
        }
        absent.addAll(otherSystems(family));
        return absent;
    }

    private static Set<String> otherSystems(Family family) {
        return Lines.of("modules-by-system.txt").stream()
                .map(line -> line.split(" : ", 2))
                .filter(half -> half[1].equals("windows") != (family == Family.WINDOWS))
                .map(half -> half[0])
                .collect(Collectors.toSet());
    }

    private static Set<String> extensions(Draft draft) {
        return draft.plain().entries().stream()
                .map(PackedEntry::path)
                .filter(path -> path.name().matches(".*\\.(so|pyd)"))
                .map(path -> path.name().replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
    }

    private static boolean isModule(TreePath path) {
        String first = path.parts().getFirst();
        return path.name().matches(".*\\.(py|so|pyd)") && !first.matches("site-packages|config-.*|pip.*");
    }

    private static String module(TreePath path) {
        boolean dynamic = path.parts().getFirst().equals("lib-dynload");
        return (dynamic ? path.name() : path.parts().getFirst()).replaceFirst("\\..*", "");
    }
}
