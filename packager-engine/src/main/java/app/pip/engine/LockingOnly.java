package app.pip.engine;

import app.pip.engine.index.Indexes;
import app.pip.engine.lock.Lock;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Severity;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes a lock and no app.
///
/// @param packager whose store and interpreters
/// @param project what the user wants
/// @param progress of the choosing
record LockingOnly(Packager packager, Project project, Progress progress) {

    Locked lock() throws ProblemException, IOException, InterruptedException {
        var problems = new ArrayList<Problem>();
        progress.part("Looking at the program", 0, 0.3).at(0);
        Understanding program =
                Understanding.of(packager, project.program(), project.remedies(), project.sure(), Set.of());
        Asked asked = packager.asked(project, program);
        Needs needs = asked.needs();
        problems.addAll(asked.problems());
        if (problems.stream().anyMatch(problem -> problem.severity() == Severity.STOP)) {
            throw new ProblemException(problems);
        }
        if (needs.isEmpty()) {
            throw new ProblemException(Problem.stop("lock.nothing", project.program()));
        }
        progress.part("Choosing packages", 0.3, 1).at(0);
        try (Supply supply = packager.supply(project)) {
            return lock(program, needs, supply, problems);
        }
    }

    private Locked lock(Understanding program, Needs needs, Supply supply, List<Problem> problems)
            throws ProblemException, IOException, InterruptedException {
        var choice = new Choice(supply, program.library(), project, program.facts());
        var deciding = new Deciding(packager, project, supply, choice, problems);
        try (Indexes indexes = Deciding.open(packager, project, needs)) {
            Lock lock = deciding.lock(project.program(), needs, targets(), indexes);
            return new Locked(LockPlace.of(project.program()).file(), pythons(lock), packages(lock), problems);
        }
    }

    private SortedSet<Target> targets() {
        return project.goals().stream().map(Goal::target).collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedMap<Target, String> pythons(Lock lock) {
        var pythons = new TreeMap<Target, String>();
        lock.targets()
                .forEach((target, pinned) ->
                        pythons.put(target, pinned.interpreter().version().toString()));
        return pythons;
    }

    private static SortedMap<String, SortedMap<Target, String>> packages(Lock lock) {
        var packages = new TreeMap<String, SortedMap<Target, String>>();
        lock.targets().forEach((target, pinned) -> {
            for (Lock.Choice choice : pinned.packages()) {
                packages.computeIfAbsent(choice.name().toString(), _ -> new TreeMap<>())
                        .put(target, choice.version().toString());
            }
        });
        return packages;
    }
}
