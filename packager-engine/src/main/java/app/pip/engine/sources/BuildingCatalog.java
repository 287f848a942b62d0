package app.pip.engine.sources;

import app.pip.engine.catalog.Catalog;
import app.pip.engine.catalog.Listing;
import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.UnusableException;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.util.List;

/// A catalog that also knows what sources need which don't tell it (PEP 643): it builds them, if the user allowed that.
/// Of others it supposes that they need nothing, which matters only where a resolver looks for what the user could
/// allow.
///
/// @param catalog what there is
/// @param builder builds
public record BuildingCatalog(Catalog catalog, SourceBuilder builder) implements Catalog {

    @Override
    public Listing files(PackageName name) throws IOException, ProblemException, InterruptedException {
        return catalog.files(name);
    }

    @Override
    public Metadata metadata(Offer offer) throws IOException, ProblemException, InterruptedException {
        if (offer.wheel().isPresent()) {
            return catalog.metadata(offer);
        }
        try {
            return catalog.metadata(offer);
        } catch (UnusableException e) {
            if (!e.problem().id().equals("index.sources-untold")) {
                throw e;
            }
            return builder.allows(offer.name())
                    ? builder.build(offer).metadata()
                    : Metadata.of(offer.name(), offer.version(), List.of());
        }
    }
}
