package app.pip.engine.lock;

import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The question that a lock answers. As long as it stays the same, so does the lock.
///
/// @param requirements what is needed; sorted, each once
/// @param constraints limits, as requirements are written; sorted, each once
/// @param python which Pythons will do, as comparisons of PEP 440; empty for any
/// @param targets the systems it is for
/// @param allowBuild the packages that may be built from source
public record Question(
        List<Asked> requirements,
        List<String> constraints,
        String python,
        SortedSet<Target> targets,
        SortedSet<PackageName> allowBuild) {

    /// Something that is needed.
    ///
    /// @param requirement as PEP 508 writes it, normalised
    /// @param source where it comes from, such as `requirements.txt`; for people, it is no part of the
    ///     question
    public record Asked(String requirement, String source) implements Comparable<Asked> {

        @Override
        public int compareTo(Asked other) {
            int order = requirement.compareTo(other.requirement);
            return order == 0 ? source.compareTo(other.source) : order;
        }

        /// The name at the beginning.
        private String name() {
            int at = 0;
            while (at < requirement.length()
                    && (Character.isLetterOrDigit(requirement.charAt(at))
                            || "-_.".indexOf(requirement.charAt(at)) >= 0)) {
                at++;
            }
            return requirement.substring(0, at);
        }
    }

    /// Sorts everything.
    public Question {
        requirements = List.copyOf(new TreeSet<>(requirements));
        constraints = List.copyOf(new TreeSet<>(constraints));
        targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
        allowBuild = Collections.unmodifiableSortedSet(new TreeSet<>(allowBuild));
    }

    /// The same question for other targets.
    public Question forTargets(SortedSet<Target> others) {
        return new Question(requirements, constraints, python, others, allowBuild);
    }

    /// A digest of everything that decides about the answer.
    public Sha256 digest() {
        var lines = new ArrayList<String>();
        requirements.stream().map(Asked::requirement).distinct().forEach(one -> lines.add("needs " + one));
        constraints.forEach(one -> lines.add("within " + one));
        lines.add("python " + python);
        targets.forEach(one -> lines.add("for " + one));
        allowBuild.forEach(one -> lines.add("builds " + one));
        return Sha256.of(String.join("\n", lines) + "\n");
    }

    /// What has to be answered anew: how another question differs from this one, in words. That it is
    /// for fewer targets is no difference, for a lock answers for each of its targets.
    ///
    /// @return empty if the lock that answers this question answers the other one too
    public List<Problem> changes(Question now) {
        var changes = new ArrayList<Problem>();
        requirementChanges(now, changes);
        if (!constraints.equals(now.constraints)) {
            changes.add(Problem.note("lock.constraints", words(constraints), words(now.constraints)));
        }
        if (!python.equals(now.python)) {
            changes.add(Problem.note(
                    "lock.python", python.isEmpty() ? "*" : python, now.python.isEmpty() ? "*" : now.python));
        }
        now.targets.stream()
                .filter(target -> !targets.contains(target))
                .forEach(target -> changes.add(Problem.note("lock.target-added", target.words(), target)));
        if (!allowBuild.equals(now.allowBuild)) {
            changes.add(Problem.note("lock.allow-build", words(allowBuild), words(now.allowBuild)));
        }
        return changes;
    }

    private void requirementChanges(Question now, List<Problem> changes) {
        SortedMap<String, SortedSet<String>> before = byName();
        SortedMap<String, SortedSet<String>> after = now.byName();
        for (Map.Entry<String, SortedSet<String>> one : after.entrySet()) {
            SortedSet<String> old = before.getOrDefault(one.getKey(), Collections.emptySortedSet());
            if (old.isEmpty()) {
                changes.add(Problem.note("lock.requirement-added", words(one.getValue())));
            } else if (!old.equals(one.getValue())) {
                changes.add(Problem.note("lock.requirement-changed", words(old), words(one.getValue())));
            }
        }
        before.forEach((name, old) -> {
            if (!after.containsKey(name)) {
                changes.add(Problem.note("lock.requirement-removed", words(old)));
            }
        });
    }

    private SortedMap<String, SortedSet<String>> byName() {
        return requirements.stream()
                .collect(Collectors.groupingBy(
                        Asked::name,
                        TreeMap::new,
                        Collectors.mapping(Asked::requirement, Collectors.toCollection(TreeSet::new))));
    }

    private static String words(Collection<?> all) {
        return all.isEmpty() ? "-" : all.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
