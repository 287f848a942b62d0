package app.pip.engine.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// PubGrub's reasoning: what follows from what is known, and what was learned when that leads into a
/// contradiction. See
/// N. Weizenbaum, "PubGrub: Next-Generation Version Solving" (2018).
final class Inference {

    private final Rules rules;
    private final PartialSolution solution;

    /// Works on these two.
    Inference(Rules rules, PartialSolution solution) {
        this.rules = rules;
        this.solution = solution;
    }

    /// Draws every conclusion from a change in what is known of a package.
    Outcome propagate(Node start) {
        var learned = new ArrayList<Learned>();
        var changed = new ArrayDeque<Node>(List.of(start));
        while (!changed.isEmpty()) {
            Optional<Incompatibility> broken = conclude(changed.removeFirst(), changed);
            if (broken.isPresent()) {
                Incompatibility root = learn(broken.get());
                if (root.isFinal()) {
                    return new Outcome.Contradiction(root);
                }
                changed.clear();
                Node affected = unsatisfied(root);
                derive(affected, root);
                learned.add(new Learned(affected, root));
                changed.add(affected);
            }
        }
        return new Outcome.Consistent(learned);
    }

    /// Looks at all incompatibilities of a package, newest first: learned ones say most. One that is broken
    /// ends it.
    private Optional<Incompatibility> conclude(Node node, ArrayDeque<Node> changed) {
        List<Incompatibility> all = rules.of(node);
        for (int i = all.size() - 1; i >= 0; i--) {
            Incompatibility one = all.get(i);
            if (rules.isSettled(one)) {
                continue;
            }
            switch (state(one)) {
                case State.Broken() -> {
                    return Optional.of(one);
                }
                case State.Forces(Node forced) -> {
                    derive(forced, one);
                    if (!changed.contains(forced)) {
                        changed.add(forced);
                    }
                }
                case State.Kept() -> rules.settle(one, solution.level());
                case State.Open() -> {}
            }
        }
        return Optional.empty();
    }

    private void derive(Node node, Incompatibility cause) {
        solution.derive(node, cause);
        rules.settle(cause, solution.level());
    }

    private State state(Incompatibility incompatibility) {
        Optional<Node> open = Optional.empty();
        for (Map.Entry<Node, Term> entry : incompatibility.terms().entrySet()) {
            Term known = solution.known(entry.getKey());
            if (known.implies(entry.getValue())) {
                continue;
            }
            if (known.excludes(entry.getValue())) {
                return new State.Kept();
            }
            if (open.isPresent()) {
                return new State.Open();
            }
            open = Optional.of(entry.getKey());
        }
        return open.<State>map(State.Forces::new).orElseGet(State.Broken::new);
    }

    /// The root cause of a contradiction; goes back to where it would have shown.
    private Incompatibility learn(Incompatibility broken) {
        Incompatibility current = broken;
        while (!current.isFinal()) {
            Satisfier satisfier = satisfier(current);
            int before = before(current, satisfier);
            Optional<Incompatibility> cause = satisfier.assignment().cause();
            if (cause.isEmpty() || before < satisfier.assignment().level()) {
                if (current != broken) {
                    rules.add(current);
                }
                solution.backtrack(before);
                rules.backtrack(before);
                return current;
            }
            current = rules.resolvent(current, cause.get(), satisfier.node());
        }
        return current;
    }

    /// The step that completed what an incompatibility forbids.
    private Satisfier satisfier(Incompatibility incompatibility) {
        return incompatibility.terms().entrySet().stream()
                .flatMap(entry -> solution
                        .satisfier(entry.getKey(), Term.ANYTHING, entry.getValue())
                        .map(step -> new Satisfier(entry.getKey(), step))
                        .stream())
                .reduce((one, other) ->
                        one.assignment().index() > other.assignment().index() ? one : other)
                .orElseThrow();
    }

    /// The level at which only the satisfier was missing; at least 1, where the root is chosen.
    private int before(Incompatibility incompatibility, Satisfier satisfier) {
        int level = 1;
        for (Map.Entry<Node, Term> entry : incompatibility.terms().entrySet()) {
            Node node = entry.getKey();
            Term own = node.equals(satisfier.node()) ? own(satisfier) : Term.ANYTHING;
            level = Math.max(
                    level,
                    solution.satisfier(node, own, entry.getValue())
                            .map(Assignment::level)
                            .orElse(1));
        }
        return level;
    }

    /// What a step says by itself.
    private static Term own(Satisfier satisfier) {
        Assignment step = satisfier.assignment();
        return step.cause()
                .map(cause -> cause.termOf(satisfier.node()).negated())
                .orElse(step.known());
    }

    private Node unsatisfied(Incompatibility incompatibility) {
        return switch (state(incompatibility)) {
            case State.Forces(Node node) -> node;
            case State.Broken(), State.Kept(), State.Open() ->
                throw new IllegalStateException("nothing follows from " + incompatibility);
        };
    }

    /// Whether choosing a version would complete what an incompatibility forbids.
    boolean wouldBreak(Incompatibility incompatibility, Node node, Term chosen) {
        return incompatibility.terms().entrySet().stream().allMatch(entry -> {
            Term known = solution.known(entry.getKey());
            return (entry.getKey().equals(node) ? known.and(chosen) : known).implies(entry.getValue());
        });
    }

    private record Satisfier(Node node, Assignment assignment) {}

    /// How an incompatibility stands to what is known.
    private sealed interface State {

        /// Everything that it forbids is so.
        record Broken() implements State {}

        /// One term is open, and has to be false.
        record Forces(Node node) implements State {}

        /// A term is false already.
        record Kept() implements State {}

        /// Several terms are open.
        record Open() implements State {}
    }

    /// What was learned from a contradiction.
    ///
    /// @param affected which package it narrowed
    /// @param cause its root
    record Learned(Node affected, Incompatibility cause) {}

    /// How the reasoning ended.
    sealed interface Outcome {

        /// No contradiction is left.
        record Consistent(List<Learned> learned) implements Outcome {}

        /// There is no solution.
        record Contradiction(Incompatibility cause) implements Outcome {}
    }
}
