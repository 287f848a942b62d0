package app.pip.engine;

import app.pip.engine.index.Indexes;
import app.pip.engine.lock.Lock;
import app.pip.engine.lock.LockedFile;
import app.pip.engine.net.Wanted;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Severity;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Project;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Chooses packages as a build would, and leaves no trace but in the store.
///
/// @param packager whose store and interpreters
/// @param project what the user wants
/// @param progress of the choosing
record Planning(Packager packager, Project project, Progress progress) {

    Plan plan() throws ProblemException, IOException, InterruptedException {
        progress.part("Looking at the program", 0, 0.3).at(0);
        Understanding program =
                Understanding.of(packager, project.program(), project.remedies(), project.sure(), Set.of());
        Asked asked = packager.asked(project, program);
        Needs needs = asked.needs();
        if (asked.problems().stream().anyMatch(problem -> problem.severity() == Severity.STOP)) {
            throw new ProblemException(asked.problems());
        }
        if (needs.isEmpty()) {
            return new Plan(new TreeMap<>(), List.of(), new TreeMap<>(), List.of());
        }
        progress.part("Choosing packages", 0.3, 0.9).at(0);
        var notes = new ArrayList<Problem>();
        try (Supply supply = packager.supply(project);
                Indexes indexes = Deciding.open(packager, project, needs)) {
            var choice = new Choice(supply, program.library(), project, program.facts());
            var deciding = new Deciding(packager, project, supply, choice, notes);
            SortedSet<Target> targets =
                    project.goals().stream().map(Goal::target).collect(Collectors.toCollection(TreeSet::new));
            SortedMap<Target, List<Problem>> obstacles = new TreeMap<>();
            Lock lock = lock(deciding, needs, targets, indexes, obstacles);
            progress.part("Looking at their sizes", 0.9, 1).at(0);
            return new Plan(pythons(lock), packages(lock, needs, indexes), obstacles, notes);
        }
    }

    /// For all targets; if they can't be had together, for those that can be had alone.
    private Lock lock(
            Deciding deciding,
            Needs needs,
            SortedSet<Target> targets,
            Indexes indexes,
            SortedMap<Target, List<Problem>> obstacles)
            throws ProblemException, IOException, InterruptedException {
        try {
            return deciding.plan(project.program(), needs, targets, indexes);
        } catch (ProblemException together) {
            if (targets.size() < 2 || !isAboutPackages(together)) {
                throw together;
            }
            var possible = new TreeSet<Target>();
            for (Target target : targets) {
                try {
                    deciding.plan(project.program(), needs, new TreeSet<>(Set.of(target)), indexes);
                    possible.add(target);
                } catch (ProblemException alone) {
                    obstacles.put(target, alone.problems());
                }
            }
            if (possible.isEmpty() || possible.equals(targets)) {
                throw together;
            }
            return deciding.plan(project.program(), needs, possible, indexes);
        }
    }

    /// Whether the index has answered: without a network nothing is learned by asking again.
    private static boolean isAboutPackages(ProblemException failure) {
        return failure.problems().stream()
                .allMatch(problem ->
                        problem.id().startsWith("resolve.") || problem.id().startsWith("packages."));
    }

    private static SortedMap<Target, String> pythons(Lock lock) {
        var pythons = new TreeMap<Target, String>();
        lock.targets()
                .forEach((target, pinned) ->
                        pythons.put(target, pinned.interpreter().version().toString()));
        return pythons;
    }

    private static List<Plan.Planned> packages(Lock lock, Needs needs, Indexes indexes) throws InterruptedException {
        Set<String> asked = needs.requirements().stream()
                .map(requirement -> requirement.name().toString())
                .collect(Collectors.toSet());
        var versions = new TreeMap<String, SortedMap<Target, String>>();
        var files = new TreeMap<String, LockedFile>();
        lock.targets()
                .forEach((target, pinned) -> pinned.packages().forEach(choice -> {
                    String name = choice.name().toString();
                    versions.computeIfAbsent(name, _ -> new TreeMap<>())
                            .put(target, choice.version().toString());
                    files.putIfAbsent(name, choice.file());
                }));
        var wanted = new TreeMap<String, Wanted>();
        files.forEach((name, file) -> wanted.put(name, Gathering.wanted(file)));
        Map<URI, Long> sizes = indexes.wheels().sizes(wanted.values());
        var packages = new ArrayList<Plan.Planned>();
        versions.forEach((name, there) -> {
            Optional<Long> size = Optional.ofNullable(wanted.get(name)).map(file -> sizes.get(file.address()));
            packages.add(new Plan.Planned(
                    name, there, size.map(OptionalLong::of).orElse(OptionalLong.empty()), asked.contains(name)));
        });
        return packages;
    }
}
