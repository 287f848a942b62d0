package app.pip.engine.resolve;

import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.version.VersionSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The facts that a conflict rests on as sentences that follow one another. What several versions of one
/// package need is
/// told in one sentence; a package that only hands a need on is told in passing; of a long story the middle is
/// left out.
///
/// @param failure the conflict
/// @param leaves its facts, in a readable order
record Story(Failure failure, List<Incompatibility> leaves) {

    private static final int LONG = 3;
    private static final int LONGEST = 7;
    private static final int FEW = 2;

    /// The sentences, without the last full stop.
    ///
    /// @param known a sentence that the reader has read already
    String words(String known) throws IOException, ProblemException, InterruptedException {
        return lines().stream().filter(line -> !line.equals(known)).collect(Collectors.joining(". "));
    }

    private List<String> lines() throws IOException, ProblemException, InterruptedException {
        List<Step> steps = steps();
        int facts = facts().size();
        while (steps.size() + facts > LONG && shorten(steps)) {
            // one package less each time
        }
        var lines = new LinkedHashSet<String>();
        for (Step step : steps) {
            lines.add(words(step));
        }
        lines.addAll(facts());
        return lines.size() <= LONGEST ? List.copyOf(lines) : withoutMiddle(List.copyOf(lines));
    }

    private static List<String> withoutMiddle(List<String> lines) {
        int kept = LONGEST / 2;
        String gap = Wording.say("line.so-on", lines.size() - 2 * kept);
        return Stream.of(lines.subList(0, kept), List.of(gap), lines.subList(lines.size() - kept, lines.size()))
                .flatMap(List::stream)
                .toList();
    }

    /// What needs what.
    private List<Step> steps() {
        var steps = new LinkedHashMap<List<Object>, Step>();
        for (Incompatibility leaf : leaves) {
            if (leaf.cause() instanceof Cause.Needs needs) {
                PackageName to = needs.requirement().name();
                var step = new Step(
                        needs.from(), leaf.termOf(needs.from()).set(), List.of(needs.requirement()), List.of());
                // the user's own words are told one by one
                Object what = needs.from() instanceof Node.Root ? needs.requirement() : to;
                List<Object> key = List.of(needs.from(), what);
                steps.merge(key, step, Step::and);
            }
        }
        return new ArrayList<>(steps.values());
    }

    /// What can't be had, or isn't allowed.
    private List<String> facts() throws IOException, ProblemException, InterruptedException {
        var facts = new LinkedHashSet<String>();
        for (Incompatibility leaf : leaves) {
            if (leaf.cause() instanceof Cause.Limited(Node _, Requirement constraint)) {
                facts.add(Wording.say("line.limited", Wording.asked(constraint)));
            }
        }
        for (Crux crux : Crux.all(failure, leaves)) {
            facts.add(crux.words(failure));
        }
        return List.copyOf(facts);
    }

    /// Tells one package in passing that is needed by one other, needs one other, and has nothing else to do
    /// with it.
    private boolean shorten(List<Step> steps) {
        for (Step into : steps) {
            PackageName between = into.to();
            boolean plain = !(into.from() instanceof Node.Root)
                    && leaves.stream().noneMatch(leaf -> isFactOf(leaf, between))
                    && steps.stream().filter(step -> step.to().equals(between)).count() == 1;
            List<Step> out = steps.stream().filter(step -> step.isFrom(between)).toList();
            if (plain && out.size() == 1) {
                Step next = out.getFirst();
                steps.set(steps.indexOf(into), into.then(next));
                steps.remove(next);
                return true;
            }
        }
        return false;
    }

    private static boolean isFactOf(Incompatibility leaf, PackageName name) {
        return switch (leaf.cause()) {
            case Cause.Nothing(Node node) -> isOf(node, name);
            case Cause.Limited(Node node, Requirement _) -> isOf(node, name);
            case Cause.Asked _, Cause.Needs _, Cause.Same _, Cause.Derived _ -> false;
        };
    }

    private static boolean isOf(Node node, PackageName name) {
        return switch (node) {
            case Node.Root _ -> false;
            case Node.Project project -> project.name().equals(name);
            case Node.WithExtra extra -> extra.name().equals(name);
        };
    }

    private String words(Step step) throws IOException, ProblemException, InterruptedException {
        String needed = needed(step);
        return switch (step.from()) {
            case Node.Root _ -> Wording.say("line.user-needs", needed);
            case Node.Project(PackageName name) -> needs(step, name, needed);
            case Node.WithExtra extra -> needs(step, extra.name(), needed);
        };
    }

    private String needs(Step step, PackageName name, String needed)
            throws IOException, ProblemException, InterruptedException {
        String who = Wording.versions(step.from(), failure.ground().stock(name), step.versions());
        if (step.through().isEmpty()) {
            return Wording.say("line.needs", who, needed);
        }
        String through = step.through().stream().map(PackageName::toString).collect(Collectors.joining(", "));
        return Wording.say("line.needs-through", who, needed, through);
    }

    private String needed(Step step) throws IOException, ProblemException, InterruptedException {
        Set<String> limits =
                step.needs().stream().map(Wording::asked).collect(Collectors.toCollection(LinkedHashSet::new));
        if (limits.size() <= FEW) {
            return String.join(" / ", limits);
        }
        VersionSet all = step.needs().stream()
                .map(need -> VersionSet.of(need.specifiers()))
                .reduce(VersionSet.NONE, VersionSet::union);
        return Wording.needed(new Node.Project(step.to()), failure.ground().stock(step.to()), all);
    }

    /// Versions of one package need another.
    ///
    /// @param from what needs
    /// @param versions which versions of it
    /// @param needs in which words; of the same package
    /// @param through packages that hand the need on
    private record Step(Node from, VersionSet versions, List<Requirement> needs, List<PackageName> through) {

        PackageName to() {
            return needs.getFirst().name();
        }

        boolean isFrom(PackageName name) {
            return isOf(from, name);
        }

        Step and(Step other) {
            return new Step(
                    from,
                    versions.union(other.versions),
                    Stream.concat(needs.stream(), other.needs.stream())
                            .distinct()
                            .toList(),
                    through);
        }

        Step then(Step next) {
            var all = new ArrayList<>(through);
            all.add(to());
            all.addAll(next.through);
            return new Step(from, versions, next.needs, all);
        }
    }
}
