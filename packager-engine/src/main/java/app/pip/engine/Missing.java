package app.pip.engine;

import app.pip.engine.inspection.FoundImport;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
import app.pip.engine.wheel.Packages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Modules that were thought to be missing because they are neither Python's nor the program's own:
/// packages may hold them.
final class Missing {

    private static final String MISSING = "import.missing";
    private static final Set<String> WORDS = Set.of(MISSING, "import.removed", "import.device", "import.optional");

    /// No file that lists folders is as long, in bytes.
    private static final int LONGEST_PATHS = 1 << 20;

    private Missing() {}

    /// Whether a problem is of this sort; its first detail is then the module's dotted name.
    static boolean is(Problem problem) {
        return WORDS.contains(problem.id());
    }

    /// Problems of missing modules, by when they can be told.
    ///
    /// @param now what no package will change
    /// @param later what is to be told unless a package holds the module
    record Sorted(List<Problem> now, List<Problem> later) {}

    /// Sorts what is among a program's problems.
    ///
    /// @param imports what was found of each module
    /// @param open whether packages beside those of the imports come along, and may hold anything
    static Sorted sorted(List<Problem> problems, List<FoundImport> imports, ImportAnswers answers, boolean open) {
        var now = new ArrayList<Problem>();
        var later = new ArrayList<Problem>();
        for (Problem problem : problems.stream().filter(Missing::is).toList()) {
            String module = problem.details().getFirst();
            List<FoundImport> found = imports.stream()
                    .filter(one -> one.topLevel().equals(module) && one.kind() != FoundImport.Kind.LOCAL)
                    .toList();
            if (!found.isEmpty() && found.stream().allMatch(one -> answers.without(one.module()))) {
                continue;
            }
            boolean sure = found.stream().allMatch(one -> one.kind() != FoundImport.Kind.UNKNOWN);
            if (open || sure) {
                later.add(offered(problem, found));
            } else {
                now.addAll(questions(problem, found));
            }
        }
        return new Sorted(now, later);
    }

    /// A missing module with the packages that would give it.
    private static Problem offered(Problem problem, List<FoundImport> found) {
        return problem.with(found.stream()
                .flatMap(one -> one.distribution().stream().map(name -> new Remedy.Install(one.module(), name)))
                .distinct()
                .toArray(Remedy[]::new));
    }

    /// One question for each module that only a person can tell of; the problem itself if nothing can be asked.
    private static List<Problem> questions(Problem problem, List<FoundImport> found) {
        var questions = new ArrayList<Problem>();
        for (FoundImport one : found) {
            if (one.kind() == FoundImport.Kind.UNKNOWN && !one.alternatives().isEmpty()) {
                questions.add(question(problem, one));
            }
        }
        return questions.isEmpty() ? List.of(problem.with(withouts(found))) : questions;
    }

    /// No package is known, but the user may know that the program goes on without.
    private static Remedy[] withouts(List<FoundImport> found) {
        return found.stream().map(one -> new Remedy.DoWithout(one.module())).toArray(Remedy[]::new);
    }

    private static Problem question(Problem problem, FoundImport one) {
        var ways = new ArrayList<Remedy>();
        one.alternatives().forEach(name -> ways.add(new Remedy.Install(one.module(), name)));
        ways.add(new Remedy.DoWithout(one.module()));
        Remedy[] all = ways.toArray(Remedy[]::new);
        if (!problem.id().equals(MISSING)) {
            return problem.with(all);
        }
        String first = one.alternatives().getFirst();
        if (one.facts().isEmpty()) {
            return Problem.stop("import.question-unchecked", one.module(), one.file(), one.line(), first)
                    .with(all);
        }
        var facts = one.facts().get();
        String summary = facts.summary().isBlank() ? "-" : facts.summary();
        return (facts.since() == 0
                        ? Problem.stop(
                                "import.question",
                                one.module(),
                                one.file(),
                                one.line(),
                                first,
                                facts.releases(),
                                summary)
                        : Problem.stop(
                                "import.question-since",
                                one.module(),
                                one.file(),
                                one.line(),
                                first,
                                facts.releases(),
                                summary,
                                facts.since()))
                .with(all);
    }

    /// The problems that are left when packages are there.
    ///
    /// @param problems of modules that are missing
    /// @param packages of each target; what one of them lacks is missing
    /// @throws IOException if a file of a package can't be read
    static List<Problem> left(List<Problem> problems, Collection<Packages> packages) throws IOException {
        return among(problems, known(packages));
    }

    /// The top-level modules in the packages of each target.
    static List<Set<String>> known(Collection<Packages> packages) throws IOException {
        var known = new ArrayList<Set<String>>();
        for (Packages some : packages) {
            known.add(modules(some));
        }
        return known;
    }

    /// The problems that are left with these modules.
    static List<Problem> among(List<Problem> problems, List<Set<String>> known) {
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
        return problem.id().equals(MISSING)
                ? Problem.stop(
                                "packages.not-in-any",
                                problem.details().get(0),
                                problem.details().get(1),
                                problem.details().get(2))
                        .with(problem.remedies().toArray(Remedy[]::new))
                : problem;
    }

    /// The top-level modules in `site-packages`, and in the folders that `.pth` files there put on the path.
    private static Set<String> modules(Packages packages) throws IOException {
        var names = new HashSet<String>();
        Set<List<String>> folders = new HashSet<>();
        folders.add(List.of());
        for (PackedEntry entry : packages.entries()) {
            List<String> below = below(entry);
            if (below.size() == 1 && below.getFirst().endsWith(".pth") && entry instanceof PackedEntry.File file) {
                folders.addAll(named(file));
            }
        }
        for (PackedEntry entry : packages.entries()) {
            List<String> below = below(entry);
            for (List<String> folder : folders) {
                if (below.size() > folder.size()
                        && below.subList(0, folder.size()).equals(folder)) {
                    names.add(below.get(folder.size()).replaceFirst("\\..*", ""));
                }
            }
        }
        return names;
    }

    /// The path below `site-packages`; empty elsewhere.
    private static List<String> below(PackedEntry entry) {
        List<String> parts = entry.path().parts();
        int at = parts.indexOf("site-packages");
        return at < 0 ? List.of() : parts.subList(at + 1, parts.size());
    }

    /// The folders that a `.pth` file names, one a line; other lines are code and comments.
    private static List<List<String>> named(PackedEntry.File file) throws IOException {
        if (file.packed().size() > LONGEST_PATHS) {
            return List.of();
        }
        String text = new String(new PackedContent(file.packed()).readAll(), StandardCharsets.UTF_8);
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.matches("import[ \\t].*"))
                .map(line -> List.of(line.replace('\\', '/').split("/", -1)))
                .toList();
    }

    private static String top(String module) {
        return module.split("\\.", 2)[0];
    }
}
