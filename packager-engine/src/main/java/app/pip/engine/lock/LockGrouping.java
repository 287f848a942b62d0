package app.pip.engine.lock;

import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.requirement.Marker;
import app.pip.engine.requirement.RequirementSyntaxException;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Brings the choices for all targets together: what is the same version from the same index becomes
/// one entry with the files of all its targets and a marker that holds exactly for them.
final class LockGrouping {

    private final Lock lock;
    private final SortedMap<Target, Fit> fits = new TreeMap<>();

    /// Begins with what was chosen.
    LockGrouping(Lock lock) {
        this.lock = lock;
        lock.targets().forEach((target, pinned) -> fits.put(target, new Fit(pinned.interpreter())));
    }

    LockFile file() {
        SortedSet<Target> all = lock.question().targets();
        var packages = new ArrayList<LockedPackage>();
        byName().forEach((name, choices) -> entries(choices).forEach(entry -> packages.add(entry.locked(all))));
        var interpreters = new TreeMap<Target, LockedInterpreter>();
        lock.targets().forEach((target, pinned) -> interpreters.put(target, pinned.interpreter()));
        return new LockFile(
                LockFile.OURS,
                python(),
                all.stream().map(target -> marker(TargetMarkers.of(target))).toList(),
                List.of(),
                packages,
                Optional.of(lock.question()),
                interpreters,
                lock.leftOut());
    }

    /// The Pythons that the interpreters are: `==3.14.*`, or from the oldest of them on.
    private Optional<Specifiers> python() {
        List<Version> minors = lock.targets().values().stream()
                .map(pinned -> pinned.interpreter().version())
                .map(version -> Version.parse(version.release(0) + "." + version.release(1)))
                .distinct()
                .sorted()
                .toList();
        if (minors.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Specifiers.parse(minors.size() == 1 ? "==" + minors.getFirst() + ".*" : ">=" + minors.getFirst()));
    }

    private SortedMap<PackageName, SortedMap<Target, Lock.Choice>> byName() {
        var byName = new TreeMap<PackageName, SortedMap<Target, Lock.Choice>>();
        lock.targets()
                .forEach((target, pinned) -> pinned.packages()
                        .forEach(choice -> byName.computeIfAbsent(choice.name(), name -> new TreeMap<>())
                                .put(target, choice)));
        return byName;
    }

    /// The entries of one package, in the order of the targets.
    private Collection<Entry> entries(SortedMap<Target, Lock.Choice> choices) {
        var entries = new LinkedHashMap<String, Entry>();
        choices.forEach((target, choice) -> entries.computeIfAbsent(
                        choice.version() + " " + choice.index(), key -> new Entry(new TreeMap<>()))
                .choices()
                .put(target, choice));
        return entries.values().stream()
                .flatMap(entry -> comesBack(entry) ? List.of(entry).stream() : entry.apart().stream())
                .toList();
    }

    /// Whether each target finds the file among all of them that was chosen for it.
    private boolean comesBack(Entry entry) {
        List<LockedFile> files = entry.files();
        return fits.entrySet().stream().allMatch(one -> {
            Optional<LockedFile> chosen =
                    Optional.ofNullable(entry.choices().get(one.getKey())).map(Lock.Choice::file);
            return chosen.isEmpty() || chosen.equals(one.getValue().best(files));
        });
    }

    private static Marker marker(String text) {
        try {
            return Marker.parse(text);
        } catch (RequirementSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Choices for several targets that agree in version and index.
    ///
    /// @param choices at least one
    private record Entry(SortedMap<Target, Lock.Choice> choices) {

        List<LockedFile> files() {
            var wheels = new TreeSet<LockedFile>();
            var sdists = new TreeSet<LockedFile>();
            choices.values().forEach(choice -> (choice.file().isWheel() ? wheels : sdists).add(choice.file()));
            var files = new ArrayList<LockedFile>(wheels);
            files.addAll(sdists);
            return files;
        }

        /// One entry for each file.
        List<Entry> apart() {
            return List.copyOf(choices.entrySet().stream()
                    .collect(Collectors.groupingBy(
                            one -> one.getValue().file(),
                            LinkedHashMap::new,
                            Collectors.collectingAndThen(
                                    Collectors.toMap(
                                            Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, TreeMap::new),
                                    Entry::new)))
                    .values());
        }

        LockedPackage locked(SortedSet<Target> all) {
            Lock.Choice first = choices.firstEntry().getValue();
            return new LockedPackage(
                    first.name(),
                    Optional.of(first.version()),
                    TargetMarkers.of(new TreeSet<>(choices.keySet()), all).map(LockGrouping::marker),
                    Optional.empty(),
                    first.index(),
                    files(),
                    Optional.empty());
        }
    }
}
