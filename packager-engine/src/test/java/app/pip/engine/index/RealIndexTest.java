package app.pip.engine.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.catalog.Listing;
import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.Standing;
import app.pip.engine.naming.PackageName;
import app.pip.engine.net.NetSettings.Reach;
import app.pip.engine.net.Network;
import app.pip.engine.net.RemoteFile;
import app.pip.engine.net.Surroundings;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.Store;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against the index as pip finds it on this computer.
@Tag("index")
@Timeout(300)
class RealIndexTest {

    @TempDir
    private Path folder;

    @Test
    void aListingOfNumpy() throws Exception {
        PackageName numpy = PackageName.parse("NumPy");
        try (var indexes = open(IndexOptions.NONE)) {
            Listing listing = indexes.catalog().files(numpy);
            assertEquals(Standing.ACTIVE, listing.standing());
            List<Offer> offers = listing.offers();
            assertTrue(offers.size() > 1000, "only " + offers.size());
            Offer wheel = offers.stream()
                    .filter(offer -> offer.fileName().equals("numpy-2.1.0-cp313-cp313-win_amd64.whl"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(wheel.sha256().isPresent());
            assertTrue(
                    wheel.requiresPython().toString().contains("3.10"),
                    wheel.requiresPython().toString());
            Metadata metadata = indexes.catalog().metadata(wheel);
            assertEquals("2.1.0", metadata.version().toString());
            assertEquals(
                    Standing.UNKNOWN,
                    indexes.catalog()
                            .files(PackageName.parse("pip-app-no-such-package-for-its-tests"))
                            .standing());
        }
        try (var indexes = open(IndexOptions.NONE.with(Reach.OFFLINE))) {
            assertTrue(indexes.catalog().files(numpy).offers().size() > 1000);
        }
    }

    @Test
    void metadataInPartsAreThoseOfTheWholeWheel() throws Exception {
        IndexSettings settings = IndexSettings.of(IndexOptions.NONE, Surroundings.ofThisComputer());
        var checked = new ArrayList<String>();
        try (var indexes = open(IndexOptions.NONE);
                var network = new Network(settings.net())) {
            for (Offer offer : smallWheels(indexes, "markupsafe", 14, "wrapt", 6)) {
                var remote = new RemoteFile(network, URI.create(offer.address()), offer.fileName(), offer.size());
                byte[] parts = WheelMetadata.read(new RemoteBytes(remote), offer);
                Path whole = indexes.wheels().fetch(offer, Progress.unwatched()).file();
                try (var local = new LocalBytes(whole)) {
                    assertArrayEquals(WheelMetadata.read(local, offer), parts, offer.fileName());
                }
                checked.add(offer.fileName());
            }
        }
        assertEquals(20, checked.size(), checked.toString());
    }

    private static List<Offer> smallWheels(Indexes indexes, String one, int ones, String other, int others)
            throws Exception {
        var wheels = new ArrayList<Offer>(newest(indexes, one, ones));
        wheels.addAll(newest(indexes, other, others));
        return wheels;
    }

    private static List<Offer> newest(Indexes indexes, String name, int number) throws Exception {
        return indexes.catalog().files(PackageName.parse(name)).offers().stream()
                .filter(offer -> offer.wheel().isPresent())
                .sorted(Comparator.comparing(Offer::version).reversed())
                .limit(number)
                .toList();
    }

    private Indexes open(IndexOptions options) throws Exception {
        return Indexes.open(IndexSettings.of(options, Surroundings.ofThisComputer()), new Store(folder));
    }
}
