package app.pip.engine.index;

import app.pip.engine.catalog.Catalog;
import app.pip.engine.catalog.Listing;
import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What all sources together offer. Between indexes the first that knows a name wins, and what others have
/// under it counts for nothing: otherwise anybody could put a newer version of a private package into a public
/// index. What lies in folders and on pages of links that the user names is added to it, and counts more.
final class IndexCatalog implements Catalog {

    private final List<Source> links;
    private final List<Source> indexes;
    private final MetadataFinder finder;
    private final Map<PackageName, Listing> listings = new ConcurrentHashMap<>();
    private final Map<Offer, Metadata> metadata = new ConcurrentHashMap<>();

    /// @param links searched in any case
    /// @param indexes searched in this order until one knows the name
    IndexCatalog(List<Source> links, List<Source> indexes, MetadataFinder finder) {
        this.links = List.copyOf(links);
        this.indexes = List.copyOf(indexes);
        this.finder = finder;
    }

    @Override
    public Listing files(PackageName name) throws IOException, ProblemException, InterruptedException {
        Listing known = listings.get(name);
        if (known == null) {
            known = find(name);
            listings.put(name, known);
        }
        return known;
    }

    private Listing find(PackageName name) throws IOException, ProblemException, InterruptedException {
        var linked = new LinkedHashMap<String, Offer>();
        for (Source source : links) {
            for (Offer offer : offers(name, source.page(name))) {
                linked.putIfAbsent(offer.fileName(), offer);
            }
        }
        for (Source index : indexes) {
            Optional<Page> page = index.page(name);
            if (page.isPresent()) {
                for (Offer offer : offers(name, page)) {
                    linked.putIfAbsent(offer.fileName(), offer);
                }
                return new Listing(
                        name,
                        page.get().standing(),
                        page.get().reason(),
                        List.copyOf(linked.values()),
                        index.address());
            }
        }
        return linked.isEmpty() ? Listing.unknown(name) : Listing.of(name, List.copyOf(linked.values()));
    }

    private static List<Offer> offers(PackageName name, Optional<Page> page) {
        return page.map(there -> Offers.of(name, there.files())).orElse(List.of());
    }

    @Override
    public Metadata metadata(Offer offer) throws IOException, ProblemException, InterruptedException {
        Metadata known = metadata.get(offer);
        if (known == null) {
            known = finder.find(offer);
            metadata.put(offer, known);
        }
        return known;
    }
}
