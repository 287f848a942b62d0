package app.pip.engine.pack;

import app.pip.engine.hash.Sha256;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Entry;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Packs each layer once and keeps it by its digest. Compressor and form are part of the key.
public final class LayerStore {

    private static final String LAYERS = "layers";
    private static final String CONTENTS = "contents";

    /// From this size on a file's contents are kept on their own, so that an edit beside them doesn't pack
    /// them again.
    private static final long LARGE = 1 << 20;

    private final List<Store> shipped;
    private final Store own;

    /// A store that looks first into what came with the product, which it never changes.
    public LayerStore(List<Store> shipped, Store own) {
        this.shipped = List.copyOf(shipped);
        this.own = own;
    }

    /// The packed layer with this digest, if it is kept.
    public Optional<PackedLayer> find(Sha256 layer) throws IOException {
        for (Store store : shipped) {
            Optional<Path> file = store.find(LAYERS, PackFile.key(layer));
            if (file.isPresent()) {
                return Optional.of(PackFile.read(file.get(), content -> largeIn(store, content)));
            }
        }
        return findOwn(layer);
    }

    /// The packed form of a layer, made now if it isn't kept.
    ///
    /// @throws ChangedException if a file of the tree isn't what it was when the layer's digest was taken
    public PackedLayer packed(Layer layer) throws IOException, InterruptedException {
        Optional<PackedLayer> kept = find(layer.digest());
        return kept.isPresent() ? kept.get() : pack(layer);
    }

    private Optional<PackedLayer> findOwn(Sha256 layer) throws IOException {
        try {
            Optional<Path> file = own.find(LAYERS, PackFile.key(layer));
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(PackFile.read(file.get(), content -> largeIn(own, content)));
        } catch (DamagedException e) {
            // it can be made again, so nobody needs to hear of it
            own.forget(LAYERS, PackFile.key(layer));
            return Optional.empty();
        }
    }

    private PackedLayer pack(Layer layer) throws IOException, InterruptedException {
        Path file = own.file(LAYERS, PackFile.key(layer.digest()), out -> {
            var counted = new CountingStream(out);
            var entries = new ArrayList<PackFile.Placed>();
            for (Entry entry : layer.tree().entries().values()) {
                entries.add(
                        switch (entry) {
                            case Entry.File plain -> place(plain, layer, counted);
                            case Entry.Folder folder -> new PackFile.Placed(new PackedEntry.Folder(folder.path()), 0);
                        });
            }
            PackFile.writeIndex(new DataOutputStream(counted), layer.digest(), entries, counted.count());
        });
        return PackFile.read(file, content -> largeIn(own, content));
    }

    private PackFile.Placed place(Entry.File file, Layer layer, CountingStream out)
            throws IOException, InterruptedException {
        Sha256 expected = layer.digestOf(file.path());
        long offset = out.count();
        Packed packed;
        if (file.content().size() >= LARGE) {
            packed = large(file, expected);
            offset = -1;
        } else {
            packed = Packer.pack(file.content(), out);
        }
        if (!packed.sha256().equals(expected)) {
            throw new ChangedException(file.path());
        }
        return new PackFile.Placed(new PackedEntry.File(file.path(), file.executable(), packed), offset);
    }

    /// A pack of one file without a layer, named by its contents.
    private Packed large(Entry.File plain, Sha256 expected) throws IOException, InterruptedException {
        var kept = largeIn(own, expected);
        if (kept.isPresent()) {
            return kept.get();
        }
        Path file = own.file(CONTENTS, PackFile.key(expected), out -> {
            var counted = new CountingStream(out);
            Packed packed = Packer.pack(plain.content(), counted);
            if (!packed.sha256().equals(expected)) {
                throw new ChangedException(plain.path());
            }
            SinglePack.writeIndex(counted, packed);
        });
        return SinglePack.read(file);
    }

    private static Optional<Packed> largeIn(Store store, Sha256 content) throws IOException {
        Optional<Path> file = store.find(CONTENTS, PackFile.key(content));
        return file.isEmpty() ? Optional.empty() : Optional.of(SinglePack.read(file.get()));
    }
}
