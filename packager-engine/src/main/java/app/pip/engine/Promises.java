package app.pip.engine;

import app.pip.engine.lock.Lock;
import app.pip.engine.lock.Question;
import app.pip.engine.naming.Extra;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.requirement.Environment;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.requirement.RequirementSyntaxException;
import app.pip.engine.requirement.Truth;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import app.pip.engine.wheel.Component;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// Whether the wheels of one target need no more, now that they are here, than what was chosen. Packages are chosen by
/// what an index says of them, mostly in a file beside the wheel; what is in the wheel itself is what counts.
final class Promises {

    private final Version python;
    private final Environment environment;
    private final Map<PackageName, Version> locked = new HashMap<>();
    private final Map<PackageName, Component> here = new HashMap<>();
    private final Map<PackageName, Set<Extra>> extras = new HashMap<>();
    private final Queue<PackageName> waiting = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();

    /// @param pinned what was chosen
    /// @param components the wheels as they are
    Promises(Lock.Pinned pinned, List<Component> components) {
        this.python = pinned.interpreter().version();
        this.environment = Environment.of(
                pinned.interpreter().target(), python, pinned.interpreter().floor());
        pinned.packages().forEach(choice -> locked.put(choice.name(), choice.version()));
        components.forEach(component -> here.put(PackageName.parse(component.name()), component));
    }

    /// Goes through everything that the question leads to.
    ///
    /// @throws ProblemException with each promise that isn't kept
    void check(Question question) throws ProblemException {
        for (Question.Asked asked : question.requirements()) {
            read(asked.requirement()).ifPresent(wanted -> want(wanted, Set.of()));
        }
        while (!waiting.isEmpty()) {
            PackageName name = waiting.remove();
            Optional.ofNullable(here.get(name)).ifPresent(component -> look(name, component));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.stream().distinct().toList());
        }
    }

    /// Notes that a package is wanted, with more extras than before or for the first time.
    private boolean want(Requirement wanted, Set<Extra> asked) {
        if (wanted.counts(environment, asked) != Truth.YES) {
            return false;
        }
        boolean first = !extras.containsKey(wanted.name());
        boolean more =
                extras.computeIfAbsent(wanted.name(), _ -> new HashSet<>()).addAll(wanted.extras());
        if (first || more) {
            waiting.add(wanted.name());
        }
        return true;
    }

    private void look(PackageName name, Component component) {
        String said = component.demands().python();
        if (Specifiers.read(said).filter(some -> !some.contains(python)).isPresent()) {
            problems.add(Problem.stop("packages.other-python", name, component.version(), said, python));
        }
        for (String text : component.demands().packages()) {
            Optional<Requirement> wanted = read(text);
            boolean counts = wanted.isPresent() && want(wanted.get(), extras.getOrDefault(name, Set.of()));
            if (wanted.isEmpty() || (counts && !isThere(wanted.get()))) {
                problems.add(Problem.stop("packages.needs-more", name, component.version(), text));
            }
        }
    }

    private boolean isThere(Requirement wanted) {
        return Optional.ofNullable(locked.get(wanted.name()))
                .filter(wanted.specifiers()::contains)
                .isPresent();
    }

    private static Optional<Requirement> read(String text) {
        try {
            return Optional.of(Requirement.parse(text));
        } catch (RequirementSyntaxException _) {
            return Optional.empty();
        }
    }
}
