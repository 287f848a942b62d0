package app.pip.engine.resolve;

import app.pip.engine.version.VersionSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every incompatibility that is known, by the packages it speaks of, and which of them can't matter for now.
final class Rules {

    private static final int IDLE = Integer.MAX_VALUE;

    private final Map<Node, List<Incompatibility>> byNode = new HashMap<>();
    private final Map<Dependency, Incompatibility> dependencies = new HashMap<>();
    private final Deque<Incompatibility> settled = new ArrayDeque<>();
    private int[] settledAt = new int[64];
    private int count;

    /// Notes what a package can't be.
    Incompatibility fact(Node node, Term term, Cause cause) {
        Incompatibility fact = Incompatibility.of(count(), Map.of(node, term), cause);
        add(fact);
        return fact;
    }

    /// What follows from two; not yet among the rules, for most of them are only steps.
    Incompatibility resolvent(Incompatibility left, Incompatibility right, Node pivot) {
        return Incompatibility.resolvent(count(), left, right, pivot);
    }

    /// Notes that versions of one package need versions of another. Versions with the same need are noted
    /// together.
    Incompatibility dependency(Cause cause, Node from, VersionSet versions, Node to, VersionSet needed) {
        var key = new Dependency(from, to, needed);
        Incompatibility known = dependencies.get(key);
        VersionSet all =
                known == null ? versions : versions.union(known.termOf(from).set());
        if (known != null && all.equals(known.termOf(from).set())) {
            return known;
        }
        var terms = new LinkedHashMap<Node, Term>();
        terms.put(from, Term.in(all));
        terms.put(to, Term.notIn(needed));
        var merged = Incompatibility.of(count(), terms, cause);
        dependencies.put(key, merged);
        if (known != null) {
            of(from).remove(known);
            of(to).remove(known);
        }
        add(merged);
        return merged;
    }

    /// Takes an incompatibility among the rules.
    void add(Incompatibility incompatibility) {
        incompatibility
                .terms()
                .keySet()
                .forEach(node ->
                        byNode.computeIfAbsent(node, key -> new ArrayList<>()).add(incompatibility));
    }

    /// Those that speak of a package, oldest first.
    List<Incompatibility> of(Node node) {
        return byNode.getOrDefault(node, List.of());
    }

    /// Notes that one can't be broken any more until the solver goes back behind this level.
    void settle(Incompatibility incompatibility, int level) {
        settledAt[incompatibility.number()] = level;
        settled.push(incompatibility);
    }

    /// Whether one can't be broken any more.
    boolean isSettled(Incompatibility incompatibility) {
        return settledAt[incompatibility.number()] != IDLE;
    }

    /// Forgets what was noted at a later level.
    void backtrack(int level) {
        while (!settled.isEmpty() && settledAt[settled.peek().number()] > level) {
            settledAt[settled.pop().number()] = IDLE;
        }
    }

    private int count() {
        if (count == settledAt.length) {
            settledAt = Arrays.copyOf(settledAt, 2 * count);
        }
        settledAt[count] = IDLE;
        return count++;
    }

    private record Dependency(Node from, Node to, VersionSet set) {}
}
