package app.pip.engine.pack;

import app.pip.engine.hash.Sha256;
import java.util.List;

/// A layer, packed: what every archive is made of.
///
/// @param digest the layer's
/// @param entries in the order of their paths
public record PackedLayer(Sha256 digest, List<PackedEntry> entries) {

    /// Copies the entries.
    public PackedLayer {
        entries = List.copyOf(entries);
    }
}
