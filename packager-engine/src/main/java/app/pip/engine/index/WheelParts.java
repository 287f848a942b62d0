package app.pip.engine.index;

import app.pip.engine.catalog.Offer;
import app.pip.engine.net.Network;
import app.pip.engine.net.Origin;
import app.pip.engine.net.RemoteFile;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Reads parts of wheels: of one that is here, else from the server, else, if that gives no parts, of the whole, which
/// is fetched then.
final class WheelParts {

    private final Network network;
    private final Wheels wheels;
    private final Set<Origin> withoutParts = ConcurrentHashMap.newKeySet();

    WheelParts(Network network, Wheels wheels) {
        this.network = network;
        this.wheels = wheels;
    }

    /// What is read of a file.
    @FunctionalInterface
    interface Reading<T> {
        /// Reads it.
        T read(FileBytes file) throws IOException, ProblemException, InterruptedException;
    }

    /// Reads something of a wheel.
    <T> T read(Offer offer, Reading<T> reading) throws IOException, ProblemException, InterruptedException {
        Optional<Path> here = offer.sha256().flatMap(wheels::find);
        if (here.isEmpty() && !offer.address().startsWith("file:")) {
            Optional<T> part = inParts(offer, reading);
            if (part.isPresent()) {
                return part.get();
            }
        }
        Path wheel = here.isPresent()
                ? here.get()
                : wheels.fetch(offer, Progress.unwatched()).file();
        try (var file = new LocalBytes(wheel)) {
            return reading.read(file);
        }
    }

    private <T> Optional<T> inParts(Offer offer, Reading<T> reading)
            throws IOException, ProblemException, InterruptedException {
        URI address = URI.create(offer.address());
        Origin origin = Origin.of(address);
        if (withoutParts.contains(origin)) {
            return Optional.empty();
        }
        var file = new RemoteFile(network, address, offer.fileName(), offer.size());
        try {
            return Optional.of(reading.read(new RemoteBytes(file)));
        } catch (NoPartsException e) {
            withoutParts.add(origin);
            return Optional.empty();
        }
    }
}
