package app.pip.engine.pack;

import app.pip.engine.hash.Sha256;
import app.pip.engine.tree.FolderWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
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

    /// The layer of some entries, with the digest that `Layer` would give their tree.
    ///
    /// @param entries in the order of their paths
    public static PackedLayer of(List<PackedEntry> entries) {
        var listing = new StringBuilder();
        for (PackedEntry entry : entries) {
            listing.append(
                            switch (entry) {
                                case PackedEntry.File file ->
                                    (file.executable() ? "x " : "- ")
                                            + file.packed().sha256();
                                case PackedEntry.Folder _ -> "d";
                            })
                    .append(' ')
                    .append(entry.path())
                    .append('\n');
        }
        return new PackedLayer(Sha256.of(listing.toString()), entries);
    }

    /// Writes the plain files below a folder that is there.
    public void unpack(Path folder) throws IOException {
        var disk = new FolderWriter(folder);
        for (PackedEntry entry : entries) {
            switch (entry) {
                case PackedEntry.Folder empty -> disk.folder(empty.path());
                case PackedEntry.File file -> {
                    try (InputStream plain = new PackedContent(file.packed()).open()) {
                        disk.file(file.path(), file.executable(), plain);
                    }
                }
            }
        }
    }
}
