package app.pip.engine.index;

import app.pip.engine.catalog.Catalog;
import app.pip.engine.net.Network;
import app.pip.engine.net.PageCache;
import app.pip.engine.store.Store;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// The way in: packages of all indexes, folders and pages that the settings name. To be closed when the work
/// is done; until then connections stay open, and what was read stays in memory.
public final class Indexes implements AutoCloseable {

    private final Network network;
    private final Wheels wheels;
    private final IndexCatalog catalog;
    private final IndexContents contents;

    private Indexes(IndexSettings settings, Store store) {
        this.network = new Network(settings.net());
        this.wheels = new Wheels(network, store);
        PageCache pages = new PageCache(network, store);
        List<Source> links = settings.links().stream()
                .map(address -> isFile(address) ? folder(address) : new LinksPage(address, pages))
                .toList();
        List<Source> indexes = settings.indexes().stream()
                .map(address -> isFile(address) ? folder(address) : new SimpleIndex(address, pages))
                .toList();
        WheelParts parts = new WheelParts(network, wheels);
        this.catalog = new IndexCatalog(links, indexes, new MetadataFinder(network, store, wheels, parts));
        this.contents = new IndexContents(catalog, new InsidesFinder(store, wheels, parts));
    }

    /// Connects to nothing yet.
    ///
    /// @param store keeps pages, metadata and wheels
    public static Indexes open(IndexSettings settings, Store store) {
        return new Indexes(settings, store);
    }

    private static boolean isFile(URI address) {
        return "file".equals(address.getScheme());
    }

    private static Source folder(URI address) {
        return new WheelFolder(Path.of(address));
    }

    /// What is offered.
    public Catalog catalog() {
        return catalog;
    }

    /// Which modules are in it.
    public IndexContents contents() {
        return contents;
    }

    /// Brings it here.
    public Wheels wheels() {
        return wheels;
    }

    /// Ends all connections.
    @Override
    public void close() {
        network.close();
    }
}
