package app.pip.engine.resolve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.naming.PackageName;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.version.Version;
import app.pip.engine.version.VersionSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Checks an argument line by line against the index it speaks of, without believing the solver: every fact is
/// true, and
/// every conclusion follows from the two before it.
///
/// @param universe what there is
record Proof(Universe universe) {

    private static final int MOST_CASES = 20_000;

    /// Checks everything below the end of an argument.
    void check(Incompatibility end) {
        assertTrue(end.isFinal(), () -> end + " proves nothing");
        var seen = new HashSet<Incompatibility>();
        var open = new ArrayDeque<Incompatibility>(List.of(end));
        while (!open.isEmpty()) {
            Incompatibility one = open.pop();
            if (seen.add(one)) {
                if (one.cause() instanceof Cause.Derived(Incompatibility left, Incompatibility right, Node _)) {
                    assertTrue(follows(one, left, right), () -> one + " from " + left + " and " + right);
                    open.add(left);
                    open.add(right);
                } else {
                    assertTrue(isTrue(one), () -> one.toString() + " in " + universe);
                }
            }
        }
    }

    /// Whether, in every case in which all of the conclusion's terms hold, all terms of one of its causes do.
    private static boolean follows(Incompatibility conclusion, Incompatibility left, Incompatibility right) {
        var nodes = new ArrayList<Node>();
        nodes.addAll(left.terms().keySet());
        right.terms().keySet().stream().filter(node -> !nodes.contains(node)).forEach(nodes::add);
        return follows(conclusion, left, right, nodes, new HashMap<>(), new int[] {MOST_CASES});
    }

    private static boolean follows(
            Incompatibility conclusion,
            Incompatibility left,
            Incompatibility right,
            List<Node> nodes,
            Map<Node, Optional<Version>> choice,
            int[] cases) {
        if (choice.size() == nodes.size()) {
            return cases[0]-- < 0 || !holds(conclusion, choice) || holds(left, choice) || holds(right, choice);
        }
        Node node = nodes.get(choice.size());
        for (Optional<Version> option : options(node)) {
            choice.put(node, option);
            if (!follows(conclusion, left, right, nodes, choice, cases)) {
                return false;
            }
            choice.remove(node);
        }
        return true;
    }

    private static List<Optional<Version>> options(Node node) {
        var options = new ArrayList<Optional<Version>>();
        if (node instanceof Node.Root) {
            return List.of(Optional.of(Version.parse("0")));
        }
        options.add(Optional.empty());
        for (String version : List.of("0.5", "1.0", "1.1", "2.0", "2.1", "3.0", "3.1", "4.0", "4.1", "5.0")) {
            options.add(Optional.of(Version.parse(version)));
        }
        return options;
    }

    private static boolean holds(Incompatibility incompatibility, Map<Node, Optional<Version>> choice) {
        return incompatibility.terms().entrySet().stream()
                .allMatch(entry -> choice.getOrDefault(entry.getKey(), Optional.empty())
                        .map(entry.getValue()::allows)
                        .orElse(!entry.getValue().positive()));
    }

    private boolean isTrue(Incompatibility fact) {
        return switch (fact.cause()) {
            case Cause.Asked() -> !fact.termOf(Node.ROOT).positive();
            case Cause.Needs(Node from, Node to, Requirement requirement) ->
                versions(from, fact.termOf(from).set()).stream()
                        .allMatch(version -> needs(from, version)
                                .anyMatch(need -> need.name().equals(requirement.name())
                                        && mentions(need, to)
                                        && VersionSet.of(need.specifiers()).equals(needed(fact, from, to, need))));
            case Cause.Same(Node.WithExtra extra, Node.Project project) ->
                versions(extra, fact.termOf(extra).set()).stream()
                        .allMatch(version -> !fact.termOf(project).allows(version));
            case Cause.Nothing(Node node) ->
                versions(node, fact.termOf(node).set()).stream()
                        .noneMatch(version -> universe.isUsable(name(node), version));
            case Cause.Limited(Node node, Requirement constraint) ->
                universe.allows.contains(constraint)
                        && constraint.name().equals(name(node))
                        && fact.termOf(node)
                                .set()
                                .equals(VersionSet.of(constraint.specifiers()).complement());
            case Cause.Derived _ -> false;
        };
    }

    /// What a fact says is needed; the fact leaves out what always holds, and says nothing of itself.
    private static VersionSet needed(Incompatibility fact, Node from, Node to, Requirement need) {
        if (from.equals(to)) {
            return VersionSet.of(need.specifiers());
        }
        return fact.term(to).map(Term::set).orElse(VersionSet.NONE);
    }

    private static boolean mentions(Requirement need, Node to) {
        return switch (to) {
            case Node.Root _ -> false;
            case Node.Project project -> need.name().equals(project.name());
            case Node.WithExtra extra -> need.extras().contains(extra.extra());
        };
    }

    private java.util.stream.Stream<Requirement> needs(Node node, Version version) {
        return switch (node) {
            case Node.Root _ -> universe.wants.stream().filter(want -> Universe.counts(want, Set.of()));
            case Node.Project(PackageName name) ->
                universe.catalog.releases.get(name).get(version).needs.stream()
                        .filter(need -> Universe.counts(need, Set.of()));
            case Node.WithExtra extra ->
                universe.catalog.releases.get(extra.name()).get(version).needs.stream()
                        .filter(need -> Universe.counts(need, Set.of(extra.extra())));
        };
    }

    private Set<Version> versions(Node node, VersionSet set) {
        if (node instanceof Node.Root) {
            return Set.of(Version.parse("0"));
        }
        var versions = new TreeSet<Version>();
        universe.catalog.releases.getOrDefault(name(node), Map.of()).keySet().stream()
                .filter(set::contains)
                .forEach(versions::add);
        return versions;
    }

    private static PackageName name(Node node) {
        return switch (node) {
            case Node.Root _ -> throw new IllegalArgumentException("the root has no name");
            case Node.Project(PackageName name) -> name;
            case Node.WithExtra extra -> extra.name();
        };
    }
}
