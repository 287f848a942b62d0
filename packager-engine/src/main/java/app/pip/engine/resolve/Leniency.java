package app.pip.engine.resolve;

import app.pip.engine.naming.PackageName;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.version.Operator;
import app.pip.engine.version.Specifier;
import app.pip.engine.version.Version;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which versions are taken that usually are not: pre-releases (PEP 440: where somebody names one, or where
/// there is
/// nothing else) and withdrawn ones (PEP 592: where exactly that version is asked for).
///
/// A run may learn of such a wish after it has already concluded that a version can't be taken. As conclusions
/// must stay
/// true, it then starts again.
final class Leniency {

    private final Set<PackageName> welcome = new HashSet<>();
    private final Set<PackageName> tolerated = new HashSet<>();
    private final Map<PackageName, Set<Version>> pinned = new HashMap<>();
    private final Set<PackageName> concluded = new HashSet<>();
    private boolean late;

    /// Hears what the user asks for: pre-releases that the user names are as good as others.
    void hearUser(Requirement requirement) {
        if (requirement.specifiers().mentionsPrerelease()) {
            welcome.add(requirement.name());
        }
        hear(requirement);
    }

    /// Hears what a package asks for: pre-releases that it names may be taken if nothing else fits.
    void hear(Requirement requirement) {
        boolean isNew = requirement.specifiers().mentionsPrerelease() && tolerated.add(requirement.name());
        for (Specifier specifier : requirement.specifiers().all()) {
            Optional<Version> pin = pin(specifier);
            if (pin.isPresent()) {
                isNew |= pinned.computeIfAbsent(requirement.name(), key -> new TreeSet<>())
                        .add(pin.get());
            }
        }
        late |= isNew && concluded.contains(requirement.name());
    }

    /// Notes that there is nothing but pre-releases.
    void tolerate(PackageName name) {
        late |= tolerated.add(name) && concluded.contains(name);
    }

    /// Notes a conclusion that holds only as long as nothing more is taken of a package.
    void conclude(PackageName name) {
        concluded.add(name);
    }

    /// Whether a pre-release is as good as any version.
    boolean welcomes(PackageName name) {
        return welcome.contains(name);
    }

    /// Whether a pre-release may be taken if nothing else fits.
    boolean tolerates(PackageName name) {
        return tolerated.contains(name) || welcome.contains(name);
    }

    /// Whether a version may be taken although it was withdrawn.
    boolean allows(PackageName name, Version version) {
        return pinned.getOrDefault(name, Set.of()).contains(version);
    }

    /// Whether any version of a package may be taken although it was withdrawn.
    boolean allowsWithdrawn(PackageName name) {
        return pinned.containsKey(name);
    }

    /// Whether a conclusion was drawn too early; then all conclusions are forgotten.
    boolean startAgain() {
        boolean again = late;
        if (again) {
            concluded.clear();
            late = false;
        }
        return again;
    }

    /// Whether exactly one version is asked for.
    static boolean isPinned(Requirement requirement) {
        return requirement.specifiers().all().stream()
                .anyMatch(specifier -> pin(specifier).isPresent());
    }

    private static Optional<Version> pin(Specifier specifier) {
        boolean exact = specifier.operator() == Operator.IDENTICAL
                || (specifier.operator() == Operator.EQUAL && !specifier.isPrefix());
        return exact ? Version.read(specifier.version()) : Optional.empty();
    }
}
