package app.pip.engine.interpreter;

import app.pip.engine.platform.Target;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known of builds that could be fetched, and whether they can be.
///
/// @param builds the newest of each Python for each target
/// @param state whether they can be fetched now
/// @param asked who would be asked, in words for people
public record KnownBuilds(List<Build> builds, State state, String asked) {

    /// Whether builds can be fetched.
    public enum State {
        /// They can.
        REACHED,
        /// Nobody answers there.
        UNREACHABLE,
        /// The user wants no network.
        OFFLINE,
        /// The user wants none of them.
        OFF
    }

    /// Sorts them: newest first.
    public KnownBuilds {
        builds = builds.stream().sorted(newestFirst()).toList();
    }

    /// The newest build of a minor version for a target, such as `3.14`.
    public Optional<Build> newest(Target target, String minor) {
        return builds.stream()
                .filter(one -> one.target() == target && one.minor().equals(minor))
                .findFirst();
    }

    /// Those of a newer list, and those of the list that came with the product whose minor versions the other lacks.
    static List<Build> joined(List<Build> newer) {
        var known = new HashSet<String>();
        newer.forEach(one -> known.add(one.minor() + one.target()));
        return Stream.concat(
                        newer.stream(), shipped().stream().filter(one -> !known.contains(one.minor() + one.target())))
                .toList();
    }

    /// The list that came with the product.
    static List<Build> shipped() {
        return Lines.of("standalone.txt").stream()
                .<Build>map(StandaloneBuild::ofLine)
                .toList();
    }

    private static Comparator<Build> newestFirst() {
        return Comparator.comparingInt((Build one) -> Interpreter.order(one.version()))
                .thenComparing(Build::source)
                .thenComparing(Build::fileName)
                .reversed()
                .thenComparing(Build::target);
    }
}
