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
