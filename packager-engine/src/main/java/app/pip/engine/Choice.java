package app.pip.engine;

import app.pip.engine.hostpython.Import.Trait;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.InterpreterSource;
import app.pip.engine.platform.Family;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Project;
import app.pip.engine.script.Imported;
import app.pip.engine.script.ScriptFacts;
import app.pip.engine.script.StandardLibrary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Chooses an interpreter for each goal, and says of each goal that can't be reached why: no interpreter, a Python that
/// isn't wanted, a module that the interpreter lacks, or a library that the module needs and a friend won't have.
///
/// @param source where interpreters come from
/// @param library what the modules need of each other
/// @param project whose goals
/// @param facts what the program imports
record Choice(InterpreterSource source, StandardLibrary library, Project project, ScriptFacts facts) {

    /// The goals that can be reached.
    ///
    /// @param problems gets what the user should know; if the goals were the user's own words, one that can't be
    ///     reached stops, otherwise it is a note
    List<Chosen> choose(List<Problem> problems) throws IOException {
        var chosen = new ArrayList<Chosen>();
        for (Goal goal : project.goals()) {
            List<Interpreter> all = source.available(goal.target());
            List<Interpreter> wanted = all.stream()
                    .filter(one -> project.python().allows(one.version()))
                    .toList();
            if (all.isEmpty()) {
                tell(problems, Problem.stop("target.no-python", goal.target().words()));
            } else if (wanted.isEmpty()) {
                tell(problems, noSuchPython(goal, all));
            } else {
                List<Problem> found = holes(wanted.getFirst());
                found.forEach(problem -> tell(problems, problem));
                if (found.stream().noneMatch(problem -> problem.severity() == Severity.STOP)) {
                    chosen.add(new Chosen(goal, wanted.getFirst(), libraries(wanted.getFirst())));
                }
            }
        }
        return chosen;
    }

    /// What the modules that the program imports borrow of the system.
    private SortedSet<String> libraries(Interpreter interpreter) {
        var libraries = new TreeSet<String>();
        for (Imported one : facts.imports()) {
            if (one.origin() == Imported.Origin.STANDARD
                    && one.isNeededOn(interpreter.target().family())) {
                for (String module : modules(one)) {
                    parts(module)
                            .forEach(part ->
                                    libraries.addAll(interpreter.borrowed().getOrDefault(part, List.of())));
                }
            }
        }
        return libraries;
    }

    private Problem noSuchPython(Goal goal, List<Interpreter> all) {
        String versions =
                String.join(", ", all.stream().map(Interpreter::version).toList());
        return Problem.stop(
                "target.other-python", goal.target().words(), project.python().text(), versions);
    }

    /// Targets that nobody asked for by name may fail quietly.
    private void tell(List<Problem> problems, Problem problem) {
        Problem told = project.implied() ? problem.asNote() : problem;
        // a target of which several kinds are made is told of once
        if (!problems.contains(told)) {
            problems.add(told);
        }
    }

    private List<Problem> holes(Interpreter interpreter) {
        Family family = interpreter.target().family();
        var holes = new ArrayList<Problem>();
        var told = new TreeSet<String>();
        // what is certainly imported counts first: a module is told once
        List<Imported> sureFirst = facts.imports().stream()
                .filter(one -> one.origin() == Imported.Origin.STANDARD && one.isNeededOn(family))
                .sorted(Comparator.comparing(one -> one.what().is(Trait.CONDITIONAL)))
                .toList();
        for (Imported one : sureFirst) {
            for (String module : modules(one)) {
                if (told.add(module)) {
                    holes(module, one, interpreter).forEach(hole -> holes.add(weighed(hole, module, one, interpreter)));
                }
            }
        }
        return holes;
    }

    /// What may never be imported on this system, because only the author knows the condition, stands in nobody's way.
    private static Problem weighed(Problem hole, String module, Imported one, Interpreter interpreter) {
        return hole.severity() == Severity.STOP && one.what().is(Trait.CONDITIONAL)
                ? Problem.note(
                        "target.module-unsure",
                        module,
                        interpreter.target().words(),
                        one.file(),
                        one.what().line())
                : hole;
    }

    /// The modules that an import loads: the named one, and what is taken from it if that is a module itself.
    private Set<String> modules(Imported one) {
        var modules = new TreeSet<String>();
        modules.add(one.what().module());
        one.what().names().stream()
                .map(name -> one.what().module() + "." + name)
                .filter(library::isModule)
                .forEach(modules::add);
        return modules;
    }

    /// A module's own name at the top, and everything that it loads.
    private SortedSet<String> parts(String module) {
        var parts = new TreeSet<>(library.needs(Set.of(module)));
        parts.add(module.split("\\.", 2)[0]);
        return parts;
    }

    private List<Problem> holes(String module, Imported one, Interpreter interpreter) {
        if (Asking.standsIn(module, interpreter.target().family())) {
            return List.of();
        }
        String target = interpreter.target().words();
        SortedSet<String> needed = parts(module);
        for (String part : needed) {
            if (interpreter.absent().contains(part)) {
                return List.of(Problem.stop(
                        "target.module-absent",
                        module,
                        target,
                        one.file(),
                        one.what().line()));
            }
        }
        for (String part : needed) {
            List<String> libraries = interpreter.borrowed().getOrDefault(part, List.of());
            if (!libraries.isEmpty()) {
                String names = String.join(", ", libraries);
                // a Linux desktop nearly always has them; a Mac or Windows PC never has what isn't the system's
                return List.of(
                        interpreter.target().family() == Family.LINUX
                                ? Problem.note("target.library-needed", module, target, names)
                                : Problem.stop(
                                        "target.library-missing",
                                        module,
                                        target,
                                        names,
                                        one.file(),
                                        one.what().line()));
            }
        }
        return List.of();
    }
}
