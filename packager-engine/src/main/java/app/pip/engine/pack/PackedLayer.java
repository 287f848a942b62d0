package app.pip.engine.pack;

import app.pip.engine.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
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

    /// Writes the plain files below a folder that is there.
    public void unpack(Path folder) throws IOException {
        for (PackedEntry entry : entries) {
            Path place = folder;
            for (String part : entry.path().parts()) {
                place = place.resolve(part);
            }
            switch (entry) {
                case PackedEntry.Folder _ -> Files.createDirectories(place);
                case PackedEntry.File file -> unpack(file, place);
            }
        }
    }

    private static void unpack(PackedEntry.File file, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        try (InputStream in = new PackedContent(file.packed()).open()) {
            Files.copy(in, place);
        }
        var view = Files.getFileAttributeView(place, PosixFileAttributeView.class);
        if (view != null && file.executable()) {
            view.setPermissions(PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
