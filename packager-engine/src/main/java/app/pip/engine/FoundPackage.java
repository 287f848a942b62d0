package app.pip.engine;

import app.pip.engine.catalog.Listing;
import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.Standing;
import app.pip.engine.index.Indexes;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.Project;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.requirement.RequirementSyntaxException;
import app.pip.engine.version.Version;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an index says of a package, for a person who has to decide whether it is the right one.
///
/// @param name as PEP 503 writes it
/// @param newest the newest version that isn't one for testing, if there is any
/// @param releases how many versions there are
/// @param since the year of the first of them that is still there, if the index tells it
/// @param ready whether there are wheels, so that nothing has to be built
public record FoundPackage(String name, String newest, int releases, OptionalInt since, boolean ready) {

    static Optional<FoundPackage> find(Packager packager, Project project, String text)
            throws IOException, ProblemException, InterruptedException {
        Requirement wanted = parsed(text);
        Understanding program =
                Understanding.of(packager, project.program(), project.remedies(), project.sure(), Set.of());
        // how the index is reached may be said by the program's files
        Needs needs = Needs.of(Asking.declared(project, program), List.of(), Set.of());
        try (Indexes indexes = Deciding.open(packager, project, needs)) {
            Listing listing = indexes.catalog().files(wanted.name());
            return listing.standing() == Standing.UNKNOWN && listing.offers().isEmpty()
                    ? Optional.empty()
                    : Optional.of(of(listing));
        }
    }

    private static FoundPackage of(Listing listing) {
        List<Offer> offers = listing.offers().stream()
                .filter(offer -> offer.yanked().isEmpty())
                .toList();
        var versions = offers.stream().map(Offer::version).collect(Collectors.toCollection(TreeSet::new));
        Optional<Version> newest = versions.stream()
                .filter(version -> !version.isPrerelease())
                .max(Comparator.naturalOrder())
                .or(() -> versions.stream().max(Comparator.naturalOrder()));
        OptionalInt since = offers.stream()
                .flatMap(offer -> offer.uploaded().stream())
                .mapToInt(moment -> moment.atOffset(ZoneOffset.UTC).getYear())
                .min();
        boolean ready = offers.stream()
                .anyMatch(offer -> offer.wheel().isPresent() && offer.version().equals(newest.orElseThrow()));
        return new FoundPackage(
                listing.name().toString(), newest.map(Version::toString).orElse(""), versions.size(), since, ready);
    }

    private static Requirement parsed(String text) throws ProblemException {
        try {
            return Requirement.parse(text);
        } catch (RequirementSyntaxException e) {
            throw new ProblemException(
                    Problem.stop("packages.bad-requirement", text, String.valueOf(e.getMessage())), e);
        }
    }
}
