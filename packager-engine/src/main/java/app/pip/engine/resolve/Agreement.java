package app.pip.engine.resolve;

import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.version.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Solves for one target after the other with one Python, so that versions are the same where they can be:
/// what one target
/// took is preferred on the next. Where a later target can't follow, the earlier ones are asked once whether
/// they can take
/// its version.
///
/// @param ground what the targets share
/// @param question what is asked
record Agreement(Ground ground, Question question) {

    /// Solves.
    Outcome reach() throws IOException, ProblemException, InterruptedException {
        Outcome first = solve(question.previous());
        if (first instanceof Outcome.Reached reached && !reached.differences().isEmpty()) {
            var wishes = new HashMap<PackageName, List<Version>>(question.previous());
            for (Solution solution : reached.targets().values()) {
                solution.packages().forEach((name, pinned) -> wishes.put(name, List.of(pinned.version())));
            }
            for (Difference difference : reached.differences()) {
                List<Version> oldestFirst = difference.versions().values().stream()
                        .distinct()
                        .sorted()
                        .toList();
                wishes.put(difference.name(), oldestFirst);
            }
            if (solve(wishes) instanceof Outcome.Reached again
                    && again.differences().size() < reached.differences().size()) {
                return again;
            }
        }
        return first;
    }

    /// Whether every target has a solution, the same or not.
    boolean isPossible() throws IOException, ProblemException, InterruptedException {
        return solve(question.previous()) instanceof Outcome.Reached;
    }

    private Outcome solve(Map<PackageName, List<Version>> wishes)
            throws IOException, ProblemException, InterruptedException {
        var targets = new TreeMap<Target, Solution>();
        for (Fitting fitting : ground.fittings()) {
            var wants = new Wants(question.requirements(), question.constraints(), following(targets.values(), wishes));
            switch (new Run(ground, fitting, wants).solve()) {
                case Run.Result.Solved(Solution solution) -> targets.put(fitting.target(), solution);
                case Run.Result.Conflict(Incompatibility cause) -> {
                    return new Outcome.Failed(new Failure(ground, fitting, cause));
                }
            }
        }
        return new Outcome.Reached(targets, differences(targets));
    }

    /// First what other targets took, then what was wished for.
    private static Map<PackageName, List<Version>> following(
            Collection<Solution> taken, Map<PackageName, List<Version>> wishes) {
        var preferred = new HashMap<PackageName, List<Version>>();
        for (Solution solution : taken) {
            solution.packages()
                    .forEach((name, pinned) -> preferred
                            .computeIfAbsent(name, key -> new ArrayList<>())
                            .add(pinned.version()));
        }
        wishes.forEach((name, versions) ->
                preferred.computeIfAbsent(name, key -> new ArrayList<>()).addAll(versions));
        return preferred;
    }

    private static List<Difference> differences(SortedMap<Target, Solution> targets) {
        var versions = new TreeMap<PackageName, SortedMap<Target, Version>>();
        targets.forEach((target, solution) -> solution.packages()
                .forEach((name, pinned) ->
                        versions.computeIfAbsent(name, key -> new TreeMap<>()).put(target, pinned.version())));
        return versions.entrySet().stream()
                .filter(entry -> entry.getValue().values().stream().distinct().count() > 1)
                .map(entry -> new Difference(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// How it ended.
    sealed interface Outcome {

        /// Every target has a solution.
        record Reached(SortedMap<Target, Solution> targets, List<Difference> differences) implements Outcome {}

        /// A target has none.
        record Failed(Failure failure) implements Outcome {}
    }
}
