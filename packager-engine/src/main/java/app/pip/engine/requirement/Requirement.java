package app.pip.engine.requirement;

import app.pip.engine.naming.Extra;
import app.pip.engine.naming.PackageName;
import app.pip.engine.version.Specifiers;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is asked for of a package, such as `requests[socks]>=2.31,<3; python_version >= "3.9"` ([dependency
/// specifiers](https://packaging.python.org/en/latest/specifications/dependency-specifiers/), once PEP 508).
///
/// @param name of the package
/// @param extras its optional sets of dependencies that are asked for
/// @param specifiers which versions will do; any if there is an address
/// @param address where the package lies, instead of versions of it in an index
/// @param marker when the requirement counts; always if there is none
public record Requirement(
        PackageName name,
        SortedSet<Extra> extras,
        Specifiers specifiers,
        Optional<String> address,
        Optional<Marker> marker) {

    /// Copies the extras.
    ///
    /// @throws IllegalArgumentException if both an address and versions are asked for
    public Requirement {
        extras = sorted(extras);
        if (address.isPresent() && !specifiers.equals(Specifiers.ANY)) {
            throw new IllegalArgumentException(name + " has both an address and versions");
        }
    }

    /// A requirement that always counts.
    public static Requirement of(PackageName name, Specifiers specifiers) {
        return new Requirement(name, Collections.emptySortedSet(), specifiers, Optional.empty(), Optional.empty());
    }

    /// Reads a requirement, in the older spelling with brackets around the versions too.
    ///
    /// @throws RequirementSyntaxException if it is none
    public static Requirement parse(String text) throws RequirementSyntaxException {
        return new RequirementReader(text).read();
    }

    /// Whether it counts, as far as the environment is known.
    ///
    /// @param asked the extras that are asked for of the package that requires this
    public Truth counts(Environment environment, Set<Extra> asked) {
        return marker.map(condition -> condition.evaluate(environment, asked, Set.of()))
                .orElse(Truth.YES);
    }

    static SortedSet<Extra> sorted(Collection<Extra> extras) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(extras));
    }

    @Override
    public String toString() {
        var text = new StringBuilder(name.toString());
        if (!extras.isEmpty()) {
            text.append(extras.stream().map(Extra::toString).collect(Collectors.joining(",", "[", "]")));
        }
        text.append(specifiers);
        address.ifPresent(place -> text.append(" @ ").append(place));
        marker.ifPresent(
                condition -> text.append(address.isPresent() ? " ; " : "; ").append(condition));
        return text.toString();
    }
}
