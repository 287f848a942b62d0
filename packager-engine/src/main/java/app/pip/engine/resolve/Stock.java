package app.pip.engine.resolve;

import app.pip.engine.catalog.Listing;
import app.pip.engine.catalog.Offer;
import app.pip.engine.naming.PackageName;
import app.pip.engine.version.Version;
import app.pip.engine.version.VersionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What the index has of a package, by version.
final class Stock {

    private final PackageName name;
    private final NavigableMap<Version, List<Offer>> files;
    private final List<Version> versions;

    private Stock(PackageName name, NavigableMap<Version, List<Offer>> files) {
        this.name = name;
        this.files = files;
        versions = List.copyOf(files.keySet());
    }

    /// Sorts what is offered.
    static Stock of(PackageName name, List<Offer> offers) {
        var files = new TreeMap<Version, List<Offer>>();
        offers.forEach(offer ->
                files.computeIfAbsent(offer.version(), key -> new ArrayList<>()).add(offer));
        return new Stock(name, files);
    }

    /// Sorts what an index lists.
    static Stock of(Listing listing) {
        return of(listing.name(), listing.offers());
    }

    /// The package.
    PackageName name() {
        return name;
    }

    /// Whether there is nothing.
    boolean isEmpty() {
        return versions.isEmpty();
    }

    /// The versions, oldest first.
    List<Version> versions() {
        return versions;
    }

    /// The files of a version, as the index lists them.
    List<Offer> files(Version version) {
        return files.getOrDefault(version, List.of());
    }

    /// The versions of a set, newest first, found one by one.
    Iterable<Version> newestFirst(VersionSet set) {
        List<List<Version>> parts = set.partsOf(versions).reversed();
        return () -> parts.stream().flatMap(part -> part.reversed().stream()).iterator();
    }

    /// A version, and everything up to the next one that there is; the oldest one with everything below, too.
    /// So sets of
    /// neighbouring versions melt into one interval, and all versions together are all that can be thought of.
    VersionSet around(Version version) {
        VersionSet from = files.lowerKey(version) == null ? VersionSet.ALL : VersionSet.atLeast(version);
        Version next = files.higherKey(version);
        return next == null ? from : from.intersection(VersionSet.atLeast(next).complement());
    }
}
