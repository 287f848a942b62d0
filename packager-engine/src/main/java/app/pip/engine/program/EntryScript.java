package app.pip.engine.program;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.TreePath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which script of a folder is the one to start, and whether scripts stand in the way of standard modules.
///
/// @param scripts the Python files at the top of the folder
/// @param packages the names of the packages there
record EntryScript(List<TreePath> scripts, Set<String> packages) {

    private static final List<String> USUAL = List.of("__main__.py", "main.py", "main.pyw");
    // part of many folders with a program, but hardly the program
    private static final Set<String> SELDOM = Set.of("__init__.py", "setup.py", "conftest.py");

    static EntryScript among(List<Entry> entries) {
        var files = entries.stream()
                .filter(Entry.File.class::isInstance)
                .map(Entry::path)
                .toList();
        var scripts = files.stream()
                .filter(path -> path.parts().size() == 1 && isScript(path.name()))
                .toList();
        var packages = files.stream()
                .filter(path -> path.parts().size() == 2 && path.name().equals("__init__.py"))
                .map(path -> path.parts().getFirst());
        return new EntryScript(scripts, Set.copyOf(packages.toList()));
    }

    static boolean isScript(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".py") || lower.endsWith(".pyw");
    }

    /// The script to start.
    ///
    /// @throws ProblemException if there is none or it isn't clear which
    TreePath choose(String folder) throws ProblemException {
        Optional<TreePath> usual =
                USUAL.stream().map(TreePath::of).filter(scripts::contains).findFirst();
        if (usual.isPresent()) {
            return usual.get();
        }
        var likely =
                scripts.stream().filter(path -> !SELDOM.contains(path.name())).toList();
        var candidates = likely.isEmpty() ? scripts : likely;
        if (candidates.isEmpty()) {
            throw new ProblemException(Problem.stop("program.no-script", folder));
        }
        if (candidates.size() > 1) {
            var names = candidates.stream().map(TreePath::toString).toList();
            var ways = names.stream().map(Remedy.Start::new).toArray(Remedy[]::new);
            throw new ProblemException(
                    Problem.stop("program.several-scripts", folder, String.join(", ", names), names.getFirst())
                            .with(ways));
        }
        return candidates.getFirst();
    }

    /// One problem for each module at the top that hides a standard one of the same name: the folder of the script
    /// comes first where Python looks for modules. The script that is started may have another name in the app.
    /// What other scripts want with such a module nobody knows.
    ///
    /// @param started if it is known before the folder was read
    List<Problem> shadows(Predicate<String> standard, Wishes wishes, Optional<String> started) {
        var hiding = scripts.stream()
                .filter(script ->
                        standard.test(module(script)) && !wishes.renamed().contains(script.toString()))
                .map(script -> {
                    var problem =
                            Problem.stop("program.hides-standard-module", script, module(script), freeName(script));
                    return started.filter(script.toString()::equals).isPresent()
                            ? problem.with(new Remedy.Rename(script.toString(), freeName(script)))
                            : problem;
                });
        var hidingPackages = packages.stream()
                .filter(standard)
                .sorted()
                .map(name -> Problem.stop("program.hides-standard-module", name, name, "my_" + name));
        return Stream.concat(hiding, hidingPackages).toList();
    }

    private String freeName(TreePath script) {
        String proposed = "my_" + script.name();
        int number = 2;
        while (scripts.contains(TreePath.of(proposed))) {
            proposed = "my_" + module(script) + "_" + number++
                    + script.name().substring(module(script).length());
        }
        return proposed;
    }

    private static String module(TreePath script) {
        return script.name().substring(0, script.name().lastIndexOf('.'));
    }
}
