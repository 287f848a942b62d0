package app.pip.engine.declared;

import app.pip.engine.naming.Extra;
import app.pip.engine.platform.Target;
import app.pip.engine.requirement.Environment;
import app.pip.engine.requirement.Marker;
import app.pip.engine.requirement.Truth;
import app.pip.engine.requirement.Variable;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The marker of a lock file's entry with the questions for extras and groups answered: what is left
/// asks for system and Python only, as the marker of a requirement does.
///
/// @param never whether it holds nowhere
/// @param left what is left to ask, nothing if it always holds or never does
record LockedMarker(boolean never, Optional<Marker> left) {

    private static final LockedMarker ALWAYS = new LockedMarker(false, Optional.empty());
    private static final LockedMarker NEVER = new LockedMarker(true, Optional.empty());
    /// Questions for extras and groups are the same everywhere.
    private static final Environment ANYWHERE = Environment.of(Target.LINUX_X64, Version.parse("3"));

    /// What is left of a marker.
    static LockedMarker of(Optional<Marker> marker, Set<Extra> extras, Set<Extra> groups) {
        return marker.map(one -> of(one, extras, groups)).orElse(ALWAYS);
    }

    private static LockedMarker of(Marker marker, Set<Extra> extras, Set<Extra> groups) {
        return switch (marker) {
            case Marker.All all -> {
                List<LockedMarker> parts = parts(all.parts(), extras, groups);
                List<Marker> left = left(parts);
                yield parts.contains(NEVER) ? NEVER : of(left, new Joined(left, true));
            }
            case Marker.Any any -> {
                List<LockedMarker> parts = parts(any.parts(), extras, groups);
                List<Marker> left = left(parts);
                yield parts.contains(ALWAYS) ? ALWAYS : left.isEmpty() ? NEVER : of(left, new Joined(left, false));
            }
            case Marker.Comparison comparison -> comparison(comparison, extras, groups);
        };
    }

    private static LockedMarker comparison(Marker.Comparison comparison, Set<Extra> extras, Set<Extra> groups) {
        Set<Variable> asked = comparison.variables();
        if (!asked.contains(Variable.EXTRAS) && !asked.contains(Variable.DEPENDENCY_GROUPS)) {
            return new LockedMarker(false, Optional.of(comparison));
        }
        return comparison.evaluate(ANYWHERE, extras, groups) == Truth.YES ? ALWAYS : NEVER;
    }

    private static List<LockedMarker> parts(List<Marker> parts, Set<Extra> extras, Set<Extra> groups) {
        return parts.stream().map(part -> of(part, extras, groups)).toList();
    }

    private static List<Marker> left(List<LockedMarker> parts) {
        return parts.stream().flatMap(part -> part.left().stream()).toList();
    }

    private static LockedMarker of(List<Marker> left, Joined joined) {
        return switch (left.size()) {
            case 0 -> ALWAYS;
            case 1 -> new LockedMarker(false, Optional.of(left.getFirst()));
            default -> new LockedMarker(false, Optional.of(joined.marker()));
        };
    }

    /// Several markers to be joined.
    private record Joined(List<Marker> parts, boolean all) {

        Marker marker() {
            var flat = new ArrayList<Marker>();
            parts.forEach(part -> flat.addAll(
                    switch (part) {
                        case Marker.All inner when all -> inner.parts();
                        case Marker.Any inner when !all -> inner.parts();
                        default -> List.of(part);
                    }));
            return all ? new Marker.All(flat) : new Marker.Any(flat);
        }
    }
}
