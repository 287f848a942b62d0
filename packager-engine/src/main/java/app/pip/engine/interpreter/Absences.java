package app.pip.engine.interpreter;

import app.pip.engine.interpreter.Preparation.Draft;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Family;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    /// What needs a library besides Python's own, so that builds of Python may lack it. Always called so.
    private static final Set<String> EXTENSIONS =
            Set.of("_bz2", "_ctypes", "_curses", "_hashlib", "_lzma", "_sqlite3", "_ssl", "readline", "zlib");

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

    /// Modules of a whole standard library of which an interpreter has nothing: its makers or others may have left
    /// parts
    /// out. Extension modules are files of their own, or in the interpreter itself, where their names stand.
    ///
    /// @param library the names in a whole one of the same minor version, as far as they are written in Python
    static Set<String> lacking(Draft draft, TreePath stdlib, Set<String> library) throws IOException {
        Set<String> there = draft.plain().entries().stream()
                .map(PackedEntry::path)
                .filter(path -> path.isIn(stdlib) && !path.equals(stdlib))
                .map(path -> path.below(stdlib).parts().getFirst().replaceFirst("\\.py$", ""))
                .collect(Collectors.toSet());
        var lacking = new TreeSet<>(library);
        // those whose makers left out what stays behind anyway
        for (String table : List.of("trim.txt", "trim-tk.txt")) {
            lacking.addAll(lines(table));
        }
        lacking.removeAll(there);
        Set<String> files = extensions(draft);
        List<String> inside = insides(draft);
        EXTENSIONS.stream()
                .filter(name ->
                        !files.contains(name) && inside.stream().noneMatch(text -> text.contains("\0" + name + "\0")))
                .forEach(lacking::add);
        return lacking;
    }

    /// The interpreter's program and library, as text.
    private static List<String> insides(Draft draft) throws IOException {
        var insides = new ArrayList<String>();
        for (PackedEntry entry : draft.plain().entries()) {
            if (entry instanceof PackedEntry.File file
                    && file.path().toString().matches("bin/python|lib/libpython3.*|python3\\d+\\.dll")) {
                insides.add(new String(new PackedContent(file.packed()).readAll(), StandardCharsets.ISO_8859_1));
            }
        }
        return insides;
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

    /// The same for one that lacks Tk.
    static SortedSet<String> promisedWithoutTk(Family family) {
        SortedSet<String> absent = promised(family);
        absent.addAll(lines("trim-tk.txt"));
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
