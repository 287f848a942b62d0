package app.pip.engine.index;

import app.pip.engine.catalog.Metadata;
import app.pip.engine.catalog.MetadataReader;
import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.UnusableException;
import app.pip.engine.hash.Sha256;
import app.pip.engine.net.Answer;
import app.pip.engine.net.Ask;
import app.pip.engine.net.Network;
import app.pip.engine.net.Origin;
import app.pip.engine.net.Request;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.CheckedFile;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Finds what a file says of itself with as few bytes as it can: in the store, in the small file beside it
/// (PEP 658), in the last bytes of the wheel, in the whole wheel. What was found once is kept for ever by the
/// file's digest.
///
/// Bytes of a wheel that were read in parts can't be checked against its digest; whoever fetches the whole
/// does that.
final class MetadataFinder {

    /// The largest that we know has some hundred kilobytes.
    private static final int LIMIT = 10 << 20;

    private static final String AREA = "metadata";

    private final Network network;
    private final Store store;
    private final Wheels wheels;
    private final WheelParts parts;

    MetadataFinder(Network network, Store store, Wheels wheels, WheelParts parts) {
        this.network = network;
        this.store = store;
        this.wheels = wheels;
        this.parts = parts;
    }

    /// The metadata of a file.
    Metadata find(Offer offer) throws IOException, ProblemException, InterruptedException {
        Optional<Path> place = offer.sha256().map(this::place);
        Optional<byte[]> kept = place.isPresent() ? CheckedFile.read(place.get()) : Optional.empty();
        if (kept.isPresent()) {
            return checked(offer, kept.get());
        }
        byte[] bytes = bytes(offer);
        Metadata metadata = checked(offer, bytes);
        if (place.isPresent()) {
            CheckedFile.write(place.get(), MetadataReader.excerpt(bytes));
        }
        return metadata;
    }

    private Path place(Sha256 sha256) {
        return store.place(AREA, sha256.hex().substring(0, 2) + "/" + sha256.hex());
    }

    /// Of the package and version that its file is of, or not to be used.
    private static Metadata checked(Offer offer, byte[] bytes) throws UnusableException {
        Metadata metadata = MetadataReader.read(bytes, offer.fileName());
        if (!metadata.name().equals(offer.name()) || !metadata.version().equals(offer.version())) {
            throw new UnusableException(
                    Problem.stop("index.other-package", offer.fileName(), metadata.name() + " " + metadata.version()));
        }
        return metadata;
    }

    private byte[] bytes(Offer offer) throws IOException, ProblemException, InterruptedException {
        if (offer.sibling().isPresent()) {
            Optional<byte[]> beside = sibling(offer, offer.sibling().get());
            if (beside.isPresent()) {
                return beside.get();
            }
        }
        if (offer.wheel().isEmpty()) {
            return SdistMetadata.read(wheels.fetch(offer, Progress.unwatched()).file(), offer);
        }
        return parts.read(offer, file -> WheelMetadata.read(file, offer));
    }

    /// The file beside it; nothing if it isn't there although it was promised.
    private Optional<byte[]> sibling(Offer offer, Offer.Sibling sibling)
            throws IOException, ProblemException, InterruptedException {
        URI address = URI.create(offer.address() + ".metadata");
        Optional<byte[]> bytes = network.ask(new Whole(new Request(address, offer.fileName(), LIMIT)));
        if (bytes.isPresent() && sibling.sha256().isPresent()) {
            Sha256 promised = sibling.sha256().get();
            if (!Sha256.of(bytes.get()).equals(promised)) {
                String host = Origin.of(address).toString();
                throw new UnusableException(Problem.stop("net.wrong-bytes", host, offer.fileName() + ".metadata"));
            }
        }
        return bytes;
    }

    /// A small file.
    private record Whole(Request request) implements Ask<Optional<byte[]>> {
        @Override
        public Optional<byte[]> read(Answer answer) throws IOException {
            return answer.status() == 200 ? Optional.of(answer.body().readAllBytes()) : Optional.empty();
        }
    }
}
