package app.pip.engine.interpreter;

import app.pip.engine.hash.Sha256;
import app.pip.engine.interpreter.FetchedInterpreters.Arrived;
import app.pip.engine.net.Downloads;
import app.pip.engine.net.NetSettings;
import app.pip.engine.net.Network;
import app.pip.engine.net.Wanted;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// Brings interpreters' files here: checked by their digests, and gone on with after a break.
public final class StandaloneArchives implements AutoCloseable {

    private static final String AREA = "archives";

    private final StandaloneAddress address;
    private final Optional<URI> repository;
    private final Network network;
    private final Downloads downloads;

    /// Connects to nothing yet.
    ///
    /// @param repository the Maven repository that older Pythons come from, if they may
    public StandaloneArchives(StandaloneAddress address, Optional<URI> repository, NetSettings settings, Store store) {
        this.address = address;
        this.repository = repository;
        this.network = new Network(settings);
        this.downloads = new Downloads(network, store, AREA);
    }

    /// The file of a build.
    ///
    /// @throws ProblemException if it can't be had, or isn't what it should be
    public Arrived fetch(Build build, Progress progress) throws IOException, ProblemException, InterruptedException {
        boolean older = build instanceof MavenBuild;
        URI from = build.address((older ? repository : address.releases()).orElseThrow());
        Path file = downloads.find(build.sha256()).isPresent()
                        || older
                        || address.folder().isEmpty()
                ? downloads
                        .fetch(
                                new Wanted(from, build.fileName(), Optional.of(build.sha256()), OptionalLong.empty()),
                                progress)
                        .file()
                : inFolder(build, Path.of(from));
        return new Arrived(file, build.fileName(), build.sha256(), build.target(), build.version(), build.source());
    }

    /// Whether there is a Maven repository that older Pythons may come from.
    public boolean hasRepository() {
        return repository.isPresent();
    }

    /// One that lies on this computer needn't be copied.
    private static Path inFolder(Build build, Path file) throws IOException, ProblemException {
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(Problem.stop("net.gone", String.valueOf(file.getParent()), build.fileName()));
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (!Sha256.of(in).equals(build.sha256())) {
                throw new ProblemException(
                        Problem.stop("net.wrong-bytes", String.valueOf(file.getParent()), build.fileName()));
            }
        }
        return file;
    }

    /// Ends all connections.
    @Override
    public void close() {
        network.close();
    }
}
