package app.pip.engine.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The facts that an argument rests on, in an order in which they can be told: first what the user asks for,
/// then always
/// what is said of a package that was mentioned before.
final class Leaves {

    private Leaves() {}

    /// The facts below the end of an argument.
    static List<Incompatibility> of(Incompatibility end) {
        var leaves = new ArrayList<Incompatibility>();
        Set<Incompatibility> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayDeque<Incompatibility>(List.of(end));
        while (!open.isEmpty()) {
            Incompatibility one = open.pop();
            if (seen.add(one)) {
                if (one.cause() instanceof Cause.Derived(Incompatibility left, Incompatibility right, Node _)) {
                    open.push(right);
                    open.push(left);
                } else {
                    leaves.add(one);
                }
            }
        }
        leaves.sort(java.util.Comparator.comparingInt(Incompatibility::number));
        return readable(leaves);
    }

    private static List<Incompatibility> readable(List<Incompatibility> leaves) {
        var left = new ArrayList<>(leaves);
        var told = new ArrayList<Incompatibility>();
        var known = new HashSet<Node>(Set.of(Node.ROOT));
        while (!left.isEmpty()) {
            Incompatibility next = left.stream()
                    .filter(leaf -> known.contains(subject(leaf)))
                    .findFirst()
                    .orElse(left.getFirst());
            left.remove(next);
            told.add(next);
            known.addAll(next.terms().keySet());
        }
        return told;
    }

    /// Of whom a fact speaks.
    static Node subject(Incompatibility leaf) {
        return switch (leaf.cause()) {
            case Cause.Asked() -> Node.ROOT;
            case Cause.Needs needs -> needs.from();
            case Cause.Same same -> same.extra();
            case Cause.Nothing(Node node) -> node;
            case Cause.Limited limited -> limited.node();
            case Cause.Derived derived -> derived.pivot();
        };
    }
}
