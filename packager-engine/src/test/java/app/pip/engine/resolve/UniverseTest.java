package app.pip.engine.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.version.Version;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The solver against brute force, on thousands of small indexes made by chance.
class UniverseTest {

    private static final int COUNT = 4_000;

    @Test
    void thereIsASolutionExactlyIfBruteForceFindsOne() throws Exception {
        int solved = 0;
        int contradicted = 0;
        for (long seed = 0; seed < COUNT; seed++) {
            var universe = new Universe(seed);
            if (universe.hasPinnedWithdrawn()) {
                continue;
            }
            String where = "seed " + seed + " " + universe;
            switch (solve(universe)) {
                case Run.Result.Solved(Solution solution) -> {
                    assertTrue(universe.isSolution(versions(solution)), where + " got " + versions(solution));
                    solved++;
                }
                case Run.Result.Conflict(Incompatibility cause) -> {
                    assertFalse(universe.hasSolution(), where);
                    new Proof(universe).check(cause);
                    contradicted++;
                }
            }
        }
        // both kinds of answers were many
        assertTrue(solved > COUNT / 10 && contradicted > COUNT / 10, solved + " and " + contradicted);
    }

    /// Asking the same again gives the same, whatever threads do; and every conflict has a story to tell.
    @Test
    void theAnswerIsAlwaysTheSameAndCanBeTold() throws Exception {
        for (long seed = 0; seed < COUNT / 20; seed++) {
            assertEquals(told(seed), told(seed));
        }
    }

    private static String told(long seed) throws IOException, ProblemException, InterruptedException {
        var universe = new Universe(seed);
        var places = new java.util.TreeMap<Target, Place>();
        List.of(Target.LINUX_X64, Target.WINDOWS_X64)
                .forEach(target -> places.put(target, Scenario.place(target, Universe.PYTHON)));
        var question = Question.of(universe.wants, List.of(new Python(Version.parse("3.14"), places)))
                .limitedBy(universe.allows);
        return switch (new Resolver(universe.catalog).resolve(question)) {
            case Resolution.Solved solved -> {
                var text = new StringBuilder();
                solved.targets().forEach((target, solution) -> text.append(versions(solution)));
                yield text.toString();
            }
            case Resolution.Failed failed -> {
                var words = failed.problem().in(Locale.ENGLISH);
                assertFalse(words.why().contains("[]"), words.why());
                yield words.toString();
            }
        };
    }

    private static Run.Result solve(Universe universe) throws IOException, ProblemException, InterruptedException {
        try (var shelf = new Shelf(universe.catalog, Map.of())) {
            var fitting = new Fitting(Target.LINUX_X64, Scenario.place(Target.LINUX_X64, Universe.PYTHON), Set.of());
            var ground = new Ground(shelf, List.of(fitting));
            return new Run(ground, fitting, new Wants(universe.wants, universe.allows, Map.of())).solve();
        }
    }

    private static Map<PackageName, Version> versions(Solution solution) {
        var versions = new HashMap<PackageName, Version>();
        solution.packages().forEach((name, pinned) -> versions.put(name, pinned.version()));
        return versions;
    }
}
