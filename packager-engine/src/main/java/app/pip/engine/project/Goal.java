package app.pip.engine.project;

import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import java.util.Comparator;

/// One artifact that is wanted.
///
/// @param target the system it is for
/// @param kind its form; one that the target's family can have
public record Goal(Target target, Kind kind) implements Comparable<Goal> {

    private static final Comparator<Goal> ORDER =
            Comparator.comparing(Goal::target).thenComparing(Goal::kind);

    /// Checks that both fit together.
    ///
    /// @throws IllegalArgumentException for a kind of another family
    public Goal {
        if (target.family() != kind.family()) {
            throw new IllegalArgumentException(target + " has no " + kind);
        }
    }

    /// The goal that is meant when only a target is named.
    public static Goal usual(Target target) {
        return new Goal(target, Kind.usual(target.family()));
    }

    @Override
    public int compareTo(Goal other) {
        return ORDER.compare(this, other);
    }

    /// As in options: `windows-x64:zip`.
    @Override
    public String toString() {
        return target + ":" + kind.id();
    }
}
