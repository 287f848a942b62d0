package app.pip.engine.resolve;

import app.pip.engine.version.Version;
import app.pip.engine.version.VersionSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known so far: for each package the steps by which it got known, oldest first, each narrower than
/// the one before.
final class PartialSolution {

    private final Map<Node, List<Assignment>> assignments = new LinkedHashMap<>();
    private final Map<Node, Version> decisions = new HashMap<>();
    private int steps;
    private int level;

    /// The steps for a package, oldest first.
    List<Assignment> of(Node node) {
        return assignments.getOrDefault(node, List.of());
    }

    /// What is known of a package.
    Term known(Node node) {
        List<Assignment> all = of(node);
        return all.isEmpty() ? Term.ANYTHING : all.getLast().known();
    }

    /// How many versions were chosen.
    int level() {
        return level;
    }

    /// The version that was chosen for a package.
    Optional<Version> decision(Node node) {
        return Optional.ofNullable(decisions.get(node));
    }

    /// All that was chosen.
    Map<Node, Version> decisions() {
        return Collections.unmodifiableMap(decisions);
    }

    /// The packages of which a version is needed and none is chosen.
    List<Node> open() {
        var open = new ArrayList<Node>();
        assignments.forEach((node, all) -> {
            Assignment last = all.getLast();
            if (last.known().positive() && !last.isDecision()) {
                open.add(node);
            }
        });
        return open;
    }

    /// Chooses a version.
    void decide(Node node, Version version) {
        level++;
        decisions.put(node, version);
        add(node, new Assignment(steps++, level, Optional.empty(), Term.in(VersionSet.of(version))));
    }

    /// Notes what follows from an incompatibility: that what it says of the package is false.
    void derive(Node node, Incompatibility cause) {
        Term known = known(node).and(cause.termOf(node).negated());
        add(node, new Assignment(steps++, level, Optional.of(cause), known));
    }

    private void add(Node node, Assignment assignment) {
        assignments.computeIfAbsent(node, key -> new ArrayList<>(4)).add(assignment);
    }

    /// Forgets every step of a later level.
    void backtrack(int to) {
        level = to;
        var nodes = assignments.entrySet().iterator();
        while (nodes.hasNext()) {
            var node = nodes.next();
            List<Assignment> all = node.getValue();
            while (!all.isEmpty() && all.getLast().level() > to) {
                if (all.removeLast().isDecision()) {
                    decisions.remove(node.getKey());
                }
            }
            if (all.isEmpty()) {
                nodes.remove();
            }
        }
    }

    /// The first step of a package after which a term holds, if `own` holds besides.
    Optional<Assignment> satisfier(Node node, Term own, Term term) {
        if (own.implies(term)) {
            return Optional.empty();
        }
        List<Assignment> all = of(node);
        int low = 0;
        int high = all.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).known().and(own).implies(term)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Optional.of(all.get(low));
    }
}
