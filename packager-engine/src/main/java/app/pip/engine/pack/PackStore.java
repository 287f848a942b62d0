package app.pip.engine.pack;

import app.pip.engine.hash.Sha256;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps packs that are named by what they were made from, not by what is in them: so it is known that one is
/// there before a single file is read. All contents lie in the pack itself, since some were compressed by
/// others: kept by their plain bytes' digest, they would depend on what was packed first.
public final class PackStore {

    private final Store store;

    /// Packs in a store.
    public PackStore(Store store) {
        this.store = store;
    }

    /// The pack that was made from something; none if it isn't kept, or damaged.
    ///
    /// @param area what sort of pack, one folder name
    public Optional<PackedLayer> find(String area, Sha256 madeFrom) throws IOException {
        Optional<Path> file = store.find(area, PackFile.key(madeFrom));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(file.get()));
        } catch (DamagedException e) {
            // it can be made again, so nobody needs to hear of it
            store.forget(area, PackFile.key(madeFrom));
            return Optional.empty();
        }
    }

    /// The pack that is made from something, made now if it isn't kept. If that fails nothing is kept.
    public PackedLayer packed(String area, Sha256 madeFrom, Filling filling) throws IOException, InterruptedException {
        Optional<PackedLayer> kept = find(area, madeFrom);
        if (kept.isPresent()) {
            return kept.get();
        }
        return read(store.file(area, PackFile.key(madeFrom), out -> {
            var writer = new PackWriter(out);
            filling.fill(writer);
            writer.finish(madeFrom);
        }));
    }

    private static PackedLayer read(Path file) throws IOException {
        return PackFile.read(file, _ -> Optional.empty());
    }

    /// Fills a new pack.
    @FunctionalInterface
    public interface Filling {
        /// Writes everything that shall be in the pack.
        void fill(PackWriter pack) throws IOException, InterruptedException;
    }
}
