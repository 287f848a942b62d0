package app.pip.engine;

import app.pip.engine.problem.Problem;
import app.pip.engine.wheel.Packages;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Modules that were thought to be missing because they are neither Python's nor the program's own: packages may hold
/// them.
final class Missing {

    private static final Set<String> WORDS =
            Set.of("import.missing", "import.removed", "import.device", "import.optional");

    private Missing() {}

    /// Whether a problem is of this sort; its first detail is then the module's dotted name.
    static boolean is(Problem problem) {
        return WORDS.contains(problem.id());
    }

    /// The problems that are left when packages are there.
    ///
    /// @param problems of modules that are missing
    /// @param packages of each target; what one of them lacks is missing
    static List<Problem> left(List<Problem> problems, Collection<Packages> packages) {
        List<Set<String>> known = packages.stream().map(Missing::modules).toList();
        return problems.stream()
                .filter(problem -> known.isEmpty()
                        || known.stream()
                                .anyMatch(names ->
                                        !names.contains(top(problem.details().getFirst()))))
                .map(Missing::reworded)
                .toList();
    }

    /// The user has said which packages are needed, so one is missing in what was said.
    private static Problem reworded(Problem problem) {
        return problem.id().equals("import.missing")
                ? Problem.stop(
                        "packages.not-in-any",
                        problem.details().get(0),
                        problem.details().get(1),
                        problem.details().get(2))
                : problem;
    }

    /// The top-level modules in `site-packages`.
    private static Set<String> modules(Packages packages) {
        var names = new HashSet<String>();
        for (var entry : packages.entries()) {
            List<String> parts = entry.path().parts();
            int at = parts.indexOf("site-packages");
            if (at >= 0 && at + 1 < parts.size()) {
                names.add(parts.get(at + 1).replaceFirst("\\..*", ""));
            }
        }
        return names;
    }

    private static String top(String module) {
        return module.split("\\.", 2)[0];
    }
}
