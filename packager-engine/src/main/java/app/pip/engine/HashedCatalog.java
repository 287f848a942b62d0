package app.pip.engine;

import app.pip.engine.catalog.Catalog;
import app.pip.engine.catalog.Listing;
import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.PackageName;
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
        List<Offer> left = all.offers().stream()
                .filter(offer -> offer.sha256().filter(allowed::contains).isPresent())
                .toList();
        return new Listing(name, all.standing(), all.reason(), left, all.index());
    }

    @Override
    public Metadata metadata(Offer offer) throws IOException, ProblemException, InterruptedException {
        return catalog.metadata(offer);
    }
}
