package app.pip.engine.resolve;

import app.pip.engine.catalog.Offer;
import app.pip.engine.naming.PackageName;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is to be solved.
///
/// @param requirements what the program needs
/// @param constraints which versions are allowed of packages that something may need
/// @param pythons that are there for every target, newest first
/// @param python which of them are wanted
/// @param builds packages that may be built from their sources
/// @param previous versions to keep where they fit, best first: a wish, not a rule
/// @param given files that the user gave for packages, instead of what the index has
public record Question(
        List<Requirement> requirements,
        List<Requirement> constraints,
        List<Python> pythons,
        Specifiers python,
        Set<PackageName> builds,
        Map<PackageName, List<Version>> previous,
        Map<PackageName, Offer> given) {

    /// Copies everything.
    public Question {
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        pythons = List.copyOf(pythons);
        builds = Set.copyOf(builds);
        previous = Map.copyOf(previous);
        given = Map.copyOf(given);
    }

    /// Only requirements, and the Pythons that there are.
    public static Question of(List<Requirement> requirements, List<Python> pythons) {
        return new Question(requirements, List.of(), pythons, Specifiers.ANY, Set.of(), Map.of(), Map.of());
    }

    /// With constraints.
    public Question limitedBy(List<Requirement> all) {
        return new Question(requirements, all, pythons, python, builds, previous, given);
    }

    /// With these Pythons only.
    public Question on(Specifiers wanted) {
        return new Question(requirements, constraints, pythons, wanted, builds, previous, given);
    }

    /// With other requirements.
    Question asking(List<Requirement> others) {
        return new Question(others, constraints, pythons, python, builds, previous, given);
    }

    /// With other Pythons to choose from.
    Question from(List<Python> others) {
        return new Question(requirements, constraints, others, python, builds, previous, given);
    }

    /// With packages that may be built from their sources.
    public Question building(Set<PackageName> names) {
        return new Question(requirements, constraints, pythons, python, names, previous, given);
    }

    /// With versions to keep.
    public Question keeping(Map<PackageName, List<Version>> versions) {
        return new Question(requirements, constraints, pythons, python, builds, versions, given);
    }

    /// With files that the user gave.
    public Question with(Map<PackageName, Offer> files) {
        return new Question(requirements, constraints, pythons, python, builds, previous, files);
    }
}
