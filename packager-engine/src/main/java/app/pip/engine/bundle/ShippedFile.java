package app.pip.engine.bundle;

import app.pip.engine.interpreter.Shipped;
import app.pip.engine.pack.Packed;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.Packer;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Files of the product that are in every app, each compressed once however many apps are made.
final class ShippedFile {

    private static final Map<String, Packed> PACKED = new ConcurrentHashMap<>();

    /// Where identities and signatures leave the tables at the beginning of a program.
    private static final int BEGINNING = 4096;

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

    /// Packs what one of them has become by changes at its beginning and at its end, as an identity or a signature
    /// makes
    /// them. What lies between is compressed once.
    ///
    /// @param from below the folder of `installer-resources`
    /// @param bare as it lies there, longer than that beginning
    static Packed changed(String from, byte[] bare, byte[] bytes) throws IOException {
        int length = Math.min(bare.length, bytes.length);
        int same = Arrays.mismatch(bare, BEGINNING, length, bytes, BEGINNING, length);
        int end = same < 0 ? length : BEGINNING + same;
        String key = from + " to " + end;
        Packed middle = PACKED.get(key);
        if (middle == null) {
            middle = Packer.packQuickly(Content.of(Arrays.copyOfRange(bare, BEGINNING, end)));
            PACKED.put(key, middle);
        }
        return Packer.packAround(bytes, BEGINNING, middle);
    }
}
