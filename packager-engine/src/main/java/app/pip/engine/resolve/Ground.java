package app.pip.engine.resolve;

import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.UnusableException;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.version.Version;
import app.pip.engine.version.VersionSet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What all targets share while one Python is tried. What a version needs is read from one of its files and
/// holds for all:
/// the one that the first target takes, or the next that can take any. So one question does for all targets,
/// and the
/// answer depends on nothing but the order of targets.
///
/// @param shelf what is known of the index
/// @param fittings the targets, in order
record Ground(Shelf shelf, List<Fitting> fittings) {

    /// Copies the list.
    Ground {
        fittings = List.copyOf(fittings);
    }

    /// What there is of a package.
    Stock stock(PackageName name) throws IOException, ProblemException, InterruptedException {
        return shelf.stock(name);
    }

    /// Whether the user gave a file for a package.
    boolean isGiven(PackageName name) {
        return shelf.isGiven(name);
    }

    /// What a version says of itself.
    ///
    /// @param own the file to be taken, which is asked if the one that speaks for all targets can't be read
    Metadata metadata(Stock stock, Version version, Offer own)
            throws IOException, ProblemException, InterruptedException {
        Offer speaker = speaker(stock, version).orElse(own);
        try {
            return shelf.metadata(speaker);
        } catch (UnusableException unusable) {
            if (speaker.equals(own)) {
                throw unusable;
            }
            return shelf.metadata(own);
        }
    }

    /// Asks ahead for a package that is needed in one of these versions: what there is of it, and what the
    /// newest that
    /// fits says of itself.
    void expect(PackageName name, VersionSet versions, Fitting fitting) {
        shelf.expect(name, stock -> {
            for (Version version : stock.newestFirst(versions)) {
                if (!version.isPrerelease() && fitting.of(stock, version) instanceof Fit.Usable) {
                    expect(stock, version);
                    return;
                }
            }
        });
    }

    /// Asks ahead what a version says of itself.
    void expect(Stock stock, Version version) {
        speaker(stock, version).ifPresent(shelf::expect);
    }

    private Optional<Offer> speaker(Stock stock, Version version) {
        return fittings.stream()
                .flatMap(fitting -> switch (fitting.of(stock, version)) {
                    case Fit.Usable(Offer offer) -> Stream.of(offer);
                    case Fit.Withdrawn(Offer offer) -> Stream.of(offer);
                    case Fit.Unusable _ -> Stream.<Offer>empty();
                })
                .findFirst();
    }
}
