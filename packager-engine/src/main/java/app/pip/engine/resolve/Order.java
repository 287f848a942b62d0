package app.pip.engine.resolve;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which package is decided next. Those that can have one version only come first, for they show
/// contradictions at once;
/// then those that were in trouble often, then those that brought others into trouble, then the rest in the
/// order in which
/// they were met, which is that of the user's list.
final class Order {

    private static final int OFTEN = 5;

    private final Map<Node, Integer> met = new HashMap<>();
    private final Set<Node> single = new HashSet<>();
    private final Set<Node> early = new HashSet<>();
    private final Set<Node> late = new HashSet<>();
    private final Map<Node, Integer> troubled = new HashMap<>();
    private final Map<Node, Integer> troubling = new HashMap<>();

    /// Notes that a package is needed.
    ///
    /// @param one whether the need leaves one version only
    void meet(Node node, boolean one) {
        met.putIfAbsent(node, met.size());
        if (one) {
            single.add(node);
        }
    }

    /// The package to decide next.
    Optional<Node> first(List<Node> open) {
        return open.stream()
                .min(Comparator.<Node>comparingInt(this::group).thenComparing(node -> met.getOrDefault(node, -1)));
    }

    private int group(Node node) {
        if (node instanceof Node.Root) {
            return 0;
        }
        if (single.contains(node)) {
            return 1;
        }
        if (early.contains(node)) {
            return 2;
        }
        return late.contains(node) ? 3 : 4;
    }

    /// Learns from a contradiction who should be decided earlier.
    ///
    /// @return the packages that should be decided later than they were, because others suffer from them
    List<Node> learn(Node affected, Incompatibility cause) {
        List<Node> others = cause.terms().keySet().stream()
                .filter(node -> !node.equals(affected) && !(node instanceof Node.Root))
                .toList();
        if (!others.isEmpty() && troubled.merge(affected, 1, Integer::sum) == OFTEN) {
            early.add(affected);
        }
        return others.stream()
                .filter(other -> troubling.merge(other, 1, Integer::sum) == OFTEN)
                .filter(other -> group(other) == 4 && late.add(other))
                .toList();
    }
}
