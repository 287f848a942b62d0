package app.pip.engine;

import app.pip.engine.catalog.Catalog;
import app.pip.engine.catalog.Listing;
import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A catalog without the files that a requirements file's `--hash` doesn't allow.
///
/// @param catalog what there is
/// @param hashes for some packages the digests of the only files that will do
record HashedCatalog(Catalog catalog, Map<PackageName, Set<Sha256>> hashes) implements Catalog {

    @Override
    public Listing files(PackageName name) throws IOException, ProblemException, InterruptedException {
        Listing all = catalog.files(name);
        Set<Sha256> allowed = hashes.get(name);
        if (allowed == null) {
            return all;
        }
        // of a wheel without a digest on its page it is only known once it is here; for sources that is too late, since
        // what they need may have to be learned by building them
        List<Offer> left = all.offers().stream()
                .filter(offer -> offer.sha256().isPresent()
                        ? allowed.contains(offer.sha256().get())
                        : offer.wheel().isPresent())
                .toList();
        if (left.isEmpty() && !all.offers().isEmpty()) {
            throw new ProblemException(
                    Problem.stop("packages.no-such-hash", name, all.offers().size()));
        }
        return new Listing(name, all.standing(), all.reason(), left, all.index());
    }

    /// Refuses a file that is not one of the allowed ones.
    void refuseOthers(Offer offer, Sha256 sha256) throws ProblemException {
        Set<Sha256> allowed = hashes.get(offer.name());
        if (allowed != null && !allowed.contains(sha256)) {
            throw new ProblemException(Problem.stop("packages.other-hash", offer.name(), offer.fileName(), sha256));
        }
    }

    @Override
    public Metadata metadata(Offer offer) throws IOException, ProblemException, InterruptedException {
        return catalog.metadata(offer);
    }
}
