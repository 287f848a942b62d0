package app.pip.engine;

import app.pip.engine.declared.Declared;
import app.pip.engine.declared.IndexHints;
import app.pip.engine.declared.Pin;
import app.pip.engine.declared.Wanted;
import app.pip.engine.hash.Sha256;
import app.pip.engine.lock.LockFile;
import app.pip.engine.lock.Question;
import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a program needs besides Python and its own files, and who says so.
///
/// @param all each requirement with the place that asks for it
/// @param constraints limits to what may be taken
/// @param python which Pythons will do
/// @param hashes for some packages the digests of the only files that will do
/// @param preferred versions to take where they fit, from a lock of another tool
/// @param index where packages come from, as the program's files say
record Needs(
        List<Need> all,
        List<Requirement> constraints,
        Specifiers python,
        Map<PackageName, Set<Sha256>> hashes,
        Map<PackageName, List<Version>> preferred,
        IndexHints index) {

    Needs {
        all = List.copyOf(all);
        constraints = List.copyOf(constraints);
        hashes = Map.copyOf(hashes);
        preferred = Map.copyOf(preferred);
    }

    /// A requirement, and who asks.
    ///
    /// @param source a file with its line, or a module that is imported
    record Need(Requirement requirement, String source) {}

    /// What the program's files declare, with what was added to it.
    ///
    /// @param without packages that the app does without
    static Needs of(Declared declared, Collection<Need> added, Set<PackageName> without) {
        var all = new ArrayList<Need>();
        var hashes = new HashMap<PackageName, Set<Sha256>>();
        for (Wanted wanted : declared.requirements()) {
            all.add(new Need(wanted.requirement(), wanted.place().toString()));
            restrict(wanted, hashes);
        }
        declared.constraints().forEach(one -> restrict(one, hashes));
        all.addAll(added);
        all.removeIf(need -> without.contains(need.requirement().name()));
        // a lock's version is a wish, and so are the digests of its files
        var preferred = new HashMap<PackageName, List<Version>>();
        for (Pin pin : declared.pins()) {
            preferred.computeIfAbsent(pin.name(), _ -> new ArrayList<>()).add(pin.version());
        }
        List<Requirement> constraints =
                declared.constraints().stream().map(Wanted::requirement).toList();
        return new Needs(all, constraints, declared.python(), hashes, preferred, declared.index());
    }

    /// Whether Python and the program's own files are enough.
    boolean isEmpty() {
        return all.isEmpty();
    }

    /// Whether all files of a lock are among those that may be taken.
    boolean allow(LockFile lock) {
        return lock.packages().stream()
                .filter(one -> hashes.containsKey(one.name()))
                .allMatch(one -> one.files().stream()
                        .allMatch(file -> hashes.getOrDefault(one.name(), Set.of()).stream()
                                .anyMatch(allowed ->
                                        allowed.hex().equals(file.hashes().get("sha256")))));
    }

    List<Requirement> requirements() {
        return all.stream().map(Need::requirement).distinct().toList();
    }

    /// The question that a lock answers.
    ///
    /// @param wanted which Pythons the user wants
    /// @param builds packages that may be built from their sources
    Question question(Specifiers wanted, SortedSet<Target> targets, SortedSet<PackageName> builds) {
        return new Question(
                all.stream()
                        .map(need -> new Question.Asked(need.requirement().toString(), need.source()))
                        .toList(),
                constraints.stream().map(Requirement::toString).toList(),
                python.and(wanted).toString(),
                targets,
                builds);
    }

    private static void restrict(Wanted wanted, Map<PackageName, Set<Sha256>> hashes) {
        if (!wanted.hashes().isEmpty()) {
            hashes.computeIfAbsent(wanted.requirement().name(), _ -> new TreeSet<>())
                    .addAll(wanted.hashes());
        }
    }
}
