package app.pip.engine;

import app.pip.engine.inspection.FoundImport;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
import app.pip.engine.wheel.Packages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

    /// The problems without those of modules that the user does without, each with the packages that a person may take
    /// for it.
    static List<Problem> open(List<Problem> problems, List<FoundImport> imports, List<Remedy> remedies) {
        var open = new ArrayList<Problem>();
        for (Problem problem : problems) {
            String module = problem.details().isEmpty() ? "" : problem.details().getFirst();
            if (!is(problem) || !remedies.contains(new Remedy.DoWithout(module))) {
                open.add(problem.id().equals("import.missing") ? problem.with(ways(module, imports)) : problem);
            }
        }
        return open;
    }

    private static Remedy[] ways(String module, List<FoundImport> imports) {
        Stream<Remedy> packages = imports.stream()
                .filter(one -> one.module().equals(module) && one.kind() == FoundImport.Kind.UNKNOWN)
                .flatMap(one -> one.alternatives().stream())
                .map(name -> new Remedy.Install(module, name));
        return Stream.concat(packages, Stream.of(new Remedy.DoWithout(module))).toArray(Remedy[]::new);
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
