package app.pip.engine.resolve;

import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.naming.Extra;
import app.pip.engine.version.Version;
import java.util.Set;
import java.util.TreeSet;

/// A version that can be taken.
///
/// @param version which
/// @param offer the file to take
/// @param metadata what the version says of itself
record Pick(Version version, Offer offer, Metadata metadata) {

    /// Taken, with these extras.
    Pinned with(Set<Extra> extras) {
        return new Pinned(offer, metadata, new TreeSet<>(extras));
    }
}
