package app.pip.engine.lock;

import app.pip.engine.platform.Family;
import app.pip.engine.platform.Target;
import app.pip.engine.requirement.Environment;
import app.pip.engine.requirement.Variable;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Markers that hold for some targets and for no others.
final class TargetMarkers {

    /// Which Python doesn't matter for what is asked of it here.
    private static final Version ANY_PYTHON = Version.parse("3");

    private TargetMarkers() {}

    /// A marker that holds for exactly one of all targets.
    static String of(Target target) {
        return system(target) + " and " + machine(target);
    }

    /// A marker that tells some targets from the others of a lock.
    ///
    /// @param some at least one
    /// @param all those of the lock, with these
    /// @return nothing if some are all
    static Optional<String> of(SortedSet<Target> some, SortedSet<Target> all) {
        if (some.equals(all)) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        for (Family family : Family.values()) {
            List<Target> wanted = ofFamily(some, family);
            if (wanted.isEmpty()) {
                continue;
            }
            boolean whole = wanted.equals(ofFamily(all, family));
            parts.addAll(
                    whole
                            ? List.of(system(wanted.getFirst()))
                            : wanted.stream().map(TargetMarkers::of).toList());
        }
        // "and" binds closer than "or"
        return Optional.of(String.join(" or ", parts));
    }

    private static List<Target> ofFamily(SortedSet<Target> targets, Family family) {
        return new TreeSet<>(targets)
                .stream().filter(target -> target.family() == family).toList();
    }

    private static String system(Target target) {
        return "sys_platform == \"" + value(target, Variable.SYS_PLATFORM) + '"';
    }

    private static String machine(Target target) {
        return "platform_machine == \"" + value(target, Variable.PLATFORM_MACHINE) + '"';
    }

    private static String value(Target target, Variable variable) {
        return Environment.of(target, ANY_PYTHON).value(variable);
    }
}
