package app.pip.engine.pack;

import app.pip.engine.tree.TreePath;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The packed contents of one large file, in a [PackFile] with one entry.
final class SinglePack {

    static final TreePath NAME = TreePath.of("contents");

    private SinglePack() {}

    static void writeIndex(CountingStream out, Packed packed) throws IOException {
        var entry = new PackFile.Placed(new PackedEntry.File(NAME, false, packed), 0);
        PackFile.writeIndex(new DataOutputStream(out), packed.sha256(), List.of(entry), out.count());
    }

    static Packed read(Path file) throws IOException {
        PackedLayer layer = PackFile.read(file, _ -> Optional.empty());
        if (layer.entries().size() == 1 && layer.entries().getFirst() instanceof PackedEntry.File single) {
            return single.packed();
        }
        throw new DamagedException(file + " holds more than one file");
    }
}
