package app.pip.engine.wheel;

import app.pip.engine.hash.Sha256;
import app.pip.engine.pack.PackedEntry;
import java.util.List;

/// A package in an app, as a bill of materials lists it.
///
/// @param name normalised
/// @param version as its metadata have it
/// @param fileName the wheel's
/// @param sha256 the wheel's
/// @param demands what it needs beside itself, as the wheel says
/// @param licence what it says of its licence
/// @param texts the licence's texts, packed, by their paths below the package's `dist-info`
public record Component(
        String name,
        String version,
        String fileName,
        Sha256 sha256,
        Demands demands,
        Licence licence,
        List<PackedEntry.File> texts) {

    /// Copies the list.
    public Component {
        texts = List.copyOf(texts);
    }
}
