package app.pip.engine;

import app.pip.engine.hostpython.Import.Trait;
import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.interpreter.InterpreterOffer.Elsewhere;
import app.pip.engine.interpreter.InterpreterSource;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
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
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Chooses an interpreter for each goal, and says of each goal that can't be reached why: no interpreter, a Python that
/// isn't wanted, a module that the interpreter lacks, or a library that the module needs and a friend won't have.
///
/// @param source where interpreters come from
/// @param library what the modules need of each other
/// @param project whose goals
/// @param facts what the program imports
record Choice(InterpreterSource source, StandardLibrary library, Project project, ScriptFacts facts)
        implements InterpreterSource {

    /// The goals that can be reached.
    ///
    /// @param problems gets what the user should know; if the goals were the user's own words, one that can't be
    ///     reached stops, otherwise it is a note
    List<Chosen> choose(List<Problem> problems) throws IOException, InterruptedException {
        var chosen = new ArrayList<Chosen>();
        for (Goal goal : project.goals()) {
            List<InterpreterOffer> offered = source.offers(goal.target());
            Optional<InterpreterOffer> best = offered.stream()
                    .filter(one -> one.reachable() && suits(one))
                    .findFirst();
            if (best.isPresent()) {
                holes(best.get()).forEach(problem -> tell(problems, problem));
                chosen.add(new Chosen(goal, best.get(), libraries(best.get())));
            } else {
                why(goal, offered).forEach(problem -> tell(problems, problem));
            }
        }
        return chosen;
    }

    /// Those of the source that can be had and with which the program works.
    @Override
    public List<InterpreterOffer> offers(Target target) throws IOException, InterruptedException {
        return source.offers(target).stream()
                .filter(one -> one.reachable() && suits(one))
                .toList();
    }

    /// The same, and after them those that would do but can't be fetched now.
    InterpreterSource wider() {
        return target -> Stream.concat(
                        offers(target).stream(),
                        source.offers(target).stream().filter(one -> !one.reachable() && suits(one)))
                .toList();
    }

    /// Whether an interpreter is wanted and lacks nothing that the program surely needs.
    boolean suits(InterpreterOffer offer) {
        return isWanted(offer) && holes(offer).stream().noneMatch(problem -> problem.severity() == Severity.STOP);
    }

    private boolean isWanted(InterpreterOffer offer) {
        return project.python().spec().allows(offer.version());
    }

    /// Why none of the interpreters will do.
    private List<Problem> why(Goal goal, List<InterpreterOffer> offered) {
        String target = goal.target().words();
        List<InterpreterOffer> here =
                offered.stream().filter(InterpreterOffer::reachable).toList();
        List<InterpreterOffer> wanted = here.stream().filter(this::isWanted).toList();
        Optional<Elsewhere> elsewhere = offered.stream()
                .filter(this::suits)
                .filter(Elsewhere.class::isInstance)
                .map(Elsewhere.class::cast)
                .findFirst();
        if (elsewhere.isPresent()) {
            return List.of(fetchable(goal, elsewhere.get(), wanted));
        }
        if (here.isEmpty()) {
            return List.of(Problem.stop("target.no-python", target));
        }
        return wanted.isEmpty() ? List.of(noSuchPython(goal, here)) : holes(wanted.getFirst());
    }

    /// An interpreter would do that can't be fetched now.
    private Problem fetchable(Goal goal, Elsewhere elsewhere, List<InterpreterOffer> wanted) {
        String target = goal.target().words();
        String version = elsewhere.version();
        int megabytes = elsewhere.build().megabytes();
        var fetch = new Remedy.FetchPython(goal.target().id(), elsewhere.minor());
        Optional<Problem> lacks = wanted.stream()
                .flatMap(one -> holes(one).stream())
                .filter(problem -> problem.severity() == Severity.STOP)
                .findFirst();
        return lacks.isPresent()
                ? Problem.stop(
                                "python.elsewhere-module",
                                target,
                                lacks.get().details().getFirst(),
                                version,
                                megabytes,
                                goal.target().id(),
                                elsewhere.minor())
                        .with(fetch)
                : Problem.stop(
                                "python.elsewhere",
                                target,
                                version,
                                megabytes,
                                goal.target().id(),
                                elsewhere.minor())
                        .with(fetch);
    }

    /// What the modules that the program imports borrow of the system.
    private SortedSet<String> libraries(InterpreterOffer interpreter) {
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

    private Problem noSuchPython(Goal goal, List<InterpreterOffer> all) {
        String versions = String.join(
                ", ", all.stream().map(InterpreterOffer::version).distinct().toList());
        return Problem.stop(
                "target.other-python",
                goal.target().words(),
                project.python().spec().text(),
                versions);
    }

    /// Targets that nobody asked for by name may fail quietly.
    private void tell(List<Problem> problems, Problem problem) {
        Problem told = project.implied() ? problem.asNote() : problem;
        // a target of which several kinds are made is told of once
        if (!problems.contains(told)) {
            problems.add(told);
        }
    }

    private List<Problem> holes(InterpreterOffer interpreter) {
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
    private static Problem weighed(Problem hole, String module, Imported one, InterpreterOffer interpreter) {
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

    private List<Problem> holes(String module, Imported one, InterpreterOffer interpreter) {
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
