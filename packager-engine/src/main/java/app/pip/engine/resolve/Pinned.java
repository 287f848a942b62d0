package app.pip.engine.resolve;

import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.naming.Extra;
import app.pip.engine.version.Version;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// A package that was chosen for a target.
///
/// @param offer the file
/// @param metadata what its version says of itself
/// @param extras with which of its extras
public record Pinned(Offer offer, Metadata metadata, SortedSet<Extra> extras) {

    /// Copies the extras.
    public Pinned {
        extras = Collections.unmodifiableSortedSet(new TreeSet<>(extras));
    }

    /// Its version.
    public Version version() {
        return offer.version();
    }

    /// The same file with the extras of both.
    Pinned and(Pinned other) {
        var both = new TreeSet<>(extras);
        both.addAll(other.extras);
        return new Pinned(offer, metadata, both);
    }
}
