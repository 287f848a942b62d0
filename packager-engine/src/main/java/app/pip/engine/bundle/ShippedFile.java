package app.pip.engine.bundle;

import app.pip.engine.interpreter.Shipped;
import app.pip.engine.pack.Packed;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.Packer;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Files of the product that are in every app, each compressed once however many apps are made.
final class ShippedFile {

    private static final Map<String, Packed> PACKED = new ConcurrentHashMap<>();

    private ShippedFile() {}

    /// One that lies in an app as it is in the product.
    ///
    /// @param path in the app
    /// @param from below the folder of `installer-resources`
    static PackedEntry.File entry(String path, String from) throws IOException {
        return entry(TreePath.of(path), false, from);
    }

    /// One that may be started.
    static PackedEntry.File entry(TreePath path, boolean executable, String from) throws IOException {
        Packed packed = PACKED.get(from);
        if (packed == null) {
            packed = Packer.pack(Shipped.content(from));
            PACKED.put(from, packed);
        }
        return new PackedEntry.File(path, executable, packed);
    }
}
