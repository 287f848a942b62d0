package app.pip.engine.resolve;

import app.pip.engine.naming.Extra;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.requirement.Truth;
import app.pip.engine.resolve.Inference.Learned;
import app.pip.engine.version.Version;
import app.pip.engine.version.VersionSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Solves for one target and one Python: decides one package after the other, draws every conclusion, goes
/// back where it
/// led into a contradiction.
final class Run {

    private static final Version ROOT_VERSION = Version.parse("0");

    private final Ground ground;
    private final Fitting fitting;
    private final Wants wants;
    private final Leniency leniency = new Leniency();
    private final Picker picker;
    private final Map<Node, Pick> picks = new HashMap<>();

    private Rules rules = new Rules();
    private PartialSolution solution = new PartialSolution();
    private Inference inference = new Inference(rules, solution);
    private Order order = new Order();
    private final Set<PackageName> limited = new HashSet<>();

    /// Solves on that target.
    Run(Ground ground, Fitting fitting, Wants wants) {
        this.ground = ground;
        this.fitting = fitting;
        this.wants = wants;
        picker = new Picker(ground, fitting, wants.preferred(), leniency);
        wants.requirements().stream().filter(this::applies).forEach(leniency::hearUser);
        wants.constraints().stream().filter(this::applies).forEach(leniency::hearUser);
    }

    /// Solves.
    Result solve() throws IOException, ProblemException, InterruptedException {
        while (true) {
            Optional<Result> result = attempt();
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    /// One attempt; nothing if it has to be started again.
    private Optional<Result> attempt() throws IOException, ProblemException, InterruptedException {
        rules = new Rules();
        solution = new PartialSolution();
        inference = new Inference(rules, solution);
        order = new Order();
        limited.clear();
        rules.fact(Node.ROOT, Term.notIn(VersionSet.ALL), new Cause.Asked());
        Node next = Node.ROOT;
        while (!leniency.startAgain()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            switch (inference.propagate(next)) {
                case Inference.Outcome.Contradiction(Incompatibility cause) -> {
                    return Optional.of(new Result.Conflict(cause));
                }
                case Inference.Outcome.Consistent(List<Learned> learned) -> learned.forEach(this::learn);
            }
            Optional<Node> open = order.first(solution.open());
            if (open.isEmpty()) {
                return Optional.of(new Result.Solved(solved()));
            }
            next = open.get();
            decide(next);
        }
        return Optional.empty();
    }

    /// Packages that are often to blame are decided later from now on, those that suffer earlier.
    private void learn(Learned learned) {
        for (Node late : order.learn(learned.affected(), learned.cause())) {
            solution.of(late).stream()
                    .filter(Assignment::isDecision)
                    .findFirst()
                    .ifPresent(decision -> {
                        solution.backtrack(decision.level() - 1);
                        rules.backtrack(decision.level() - 1);
                    });
        }
    }

    private void decide(Node node) throws IOException, ProblemException, InterruptedException {
        switch (node) {
            case Node.Root root -> {
                List<Incompatibility> facts = need(root, VersionSet.ALL, ROOT_VERSION, wants.requirements(), Set.of());
                settle(root, ROOT_VERSION, facts);
            }
            case Node.Project project -> {
                VersionSet allowed = solution.known(project).set();
                Optional<Pick> pick = picker.pick(project.name(), allowed, asked(project));
                if (pick.isEmpty()) {
                    rules.fact(project, Term.in(allowed), new Cause.Nothing(project));
                } else {
                    take(project, project.name(), pick.get(), Set.of());
                }
            }
            case Node.WithExtra extra -> decideExtra(extra);
        }
    }

    /// With an extra it should be the version that the package itself has, or will have.
    private void decideExtra(Node.WithExtra node) throws IOException, ProblemException, InterruptedException {
        var project = new Node.Project(node.name());
        VersionSet allowed = solution.known(node).set();
        VersionSet asked = asked(node);
        Optional<Pick> pick = Optional.empty();
        Term itself = solution.known(project);
        if (itself.positive()) {
            pick = picker.pick(node.name(), allowed.intersection(itself.set()), asked);
        }
        if (pick.isEmpty()) {
            pick = picker.pick(node.name(), allowed, asked);
        }
        if (pick.isEmpty()) {
            rules.fact(node, Term.in(allowed), new Cause.Nothing(node));
            return;
        }
        take(node, node.name(), pick.get(), Set.of(node.extra()));
    }

    private void take(Node node, PackageName name, Pick pick, Set<Extra> extras)
            throws IOException, ProblemException, InterruptedException {
        Stock stock = ground.stock(name);
        VersionSet around = stock.around(pick.version());
        List<Incompatibility> facts =
                need(node, around, pick.version(), pick.metadata().requires(), extras);
        if (node instanceof Node.WithExtra extra) {
            var project = new Node.Project(name);
            facts.add(rules.dependency(
                    new Cause.Same(extra, project), extra, around, project, VersionSet.of(pick.version())));
        }
        picks.put(node, pick);
        settle(node, pick.version(), facts);
    }

    /// Decides unless the decision would be a contradiction by itself: the facts are enough to learn from.
    private void settle(Node node, Version version, List<Incompatibility> facts) {
        Term chosen = Term.in(VersionSet.of(version));
        if (facts.stream().noneMatch(fact -> inference.wouldBreak(fact, node, chosen))) {
            solution.decide(node, version);
        }
    }

    /// Notes what a version needs.
    private List<Incompatibility> need(
            Node from, VersionSet around, Version version, List<Requirement> requirements, Set<Extra> extras) {
        var facts = new ArrayList<Incompatibility>();
        for (Requirement requirement : requirements) {
            if (!applies(requirement, extras)) {
                continue;
            }
            leniency.hear(requirement);
            VersionSet needed = VersionSet.of(requirement.specifiers());
            for (Node to : nodes(requirement)) {
                var cause = new Cause.Needs(from, to, requirement);
                meet(to, needed, Leniency.isPinned(requirement));
                if (!to.equals(from)) {
                    facts.add(rules.dependency(cause, from, around, to, needed));
                } else if (!needed.contains(version)) {
                    facts.add(rules.fact(from, Term.in(around), cause));
                }
            }
        }
        return facts;
    }

    private static List<Node> nodes(Requirement requirement) {
        var nodes = new ArrayList<Node>();
        nodes.add(new Node.Project(requirement.name()));
        requirement.extras().forEach(extra -> nodes.add(new Node.WithExtra(requirement.name(), extra)));
        return nodes;
    }

    private void meet(Node node, VersionSet needed, boolean single) {
        order.meet(node, single);
        if (node instanceof Node.Project(PackageName name)) {
            ground.expect(name, needed, fitting);
            if (limited.add(name)) {
                wants.constraints().stream()
                        .filter(constraint -> constraint.name().equals(name) && applies(constraint))
                        .forEach(constraint -> rules.fact(
                                node,
                                Term.in(VersionSet.of(constraint.specifiers()).complement()),
                                new Cause.Limited(node, constraint)));
            }
        }
    }

    /// What is asked for by those who need it, before anything was found to be impossible.
    private VersionSet asked(Node node) {
        VersionSet asked = VersionSet.ALL;
        for (Assignment step : solution.of(node)) {
            Optional<Incompatibility> cause = step.cause().filter(one -> one.cause() instanceof Cause.Needs);
            if (cause.isPresent()) {
                asked = asked.intersection(cause.get().termOf(node).set());
            }
        }
        return asked;
    }

    private boolean applies(Requirement requirement) {
        return applies(requirement, Set.of());
    }

    /// Whether a requirement holds here; with an extra, only what the extra adds.
    private boolean applies(Requirement requirement, Set<Extra> extras) {
        var environment = fitting.place().environment();
        return requirement.counts(environment, extras) == Truth.YES
                && (extras.isEmpty() || requirement.counts(environment, Set.of()) != Truth.YES);
    }

    private Solution solved() {
        var packages = new TreeMap<PackageName, Pinned>();
        picks.forEach((node, pick) -> {
            if (solution.decision(node).isPresent()) {
                switch (node) {
                    case Node.Root() -> {}
                    case Node.Project(PackageName name) -> packages.merge(name, pick.with(Set.of()), Pinned::and);
                    case Node.WithExtra(PackageName name, Extra extra) ->
                        packages.merge(name, pick.with(Set.of(extra)), Pinned::and);
                }
            }
        });
        return new Solution(packages);
    }

    /// How it ended.
    sealed interface Result {

        /// There is a solution.
        record Solved(Solution solution) implements Result {}

        /// There is none.
        record Conflict(Incompatibility cause) implements Result {}
    }
}
