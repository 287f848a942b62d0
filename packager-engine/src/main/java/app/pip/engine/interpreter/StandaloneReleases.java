package app.pip.engine.interpreter;

import app.pip.engine.hash.Sha256;
import app.pip.engine.interpreter.KnownBuilds.State;
import app.pip.engine.net.NetSettings;
import app.pip.engine.store.AtomicFile;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What python-build-standalone offers now. Its newest release is asked for once in a while, and the answer kept in the
/// store; a server that doesn't answer within two seconds counts as unreachable, and isn't asked again for an hour.
///
/// The release's own files are read: `latest-release.json`, whose `tag` names the release, and `SHA256SUMS` in the
/// release's folder ([documentation](https://gregoryszorc.com/docs/python-build-standalone/main/distributions.html)).
public final class StandaloneReleases {

    private static final String AREA = "pythons";
    /// Once a server has answered, its list may take longer.
    private static final Duration LIST_PATIENCE = Duration.ofSeconds(15);
    private static final Pattern TAG = Pattern.compile("\"tag\"\\s*:\\s*\"(\\d{8}(?:T\\d+)?)\"");

    private final StandaloneAddress address;
    private final NetSettings settings;
    private final Store store;
    private final Duration patience;

    /// Asks nobody yet.
    public StandaloneReleases(StandaloneAddress address, NetSettings settings, Store store) {
        this(address, settings, store, Reached.PATIENCE);
    }

    /// @param patience how long a server may take to say its first word
    StandaloneReleases(StandaloneAddress address, NetSettings settings, Store store, Duration patience) {
        this.address = address;
        this.settings = settings;
        this.store = store;
        this.patience = patience;
    }

    /// Who asks by himself is not told that nobody answered a while ago.
    public void insist() throws IOException {
        if (outcome().kept().filter(reached -> !reached).isPresent()) {
            outcome().forget();
        }
    }

    /// What is known, asked for now if it has to be.
    public KnownBuilds known() throws IOException, InterruptedException {
        Optional<Path> folder = address.folder();
        if (address.releases().isEmpty()) {
            return new KnownBuilds(KnownBuilds.shipped(), State.OFF, address.words());
        }
        if (folder.isPresent()) {
            List<Build> there = inFolder(folder.get());
            return new KnownBuilds(there, there.isEmpty() ? State.UNREACHABLE : State.REACHED, address.words());
        }
        if (settings.reach() == NetSettings.Reach.OFFLINE) {
            return new KnownBuilds(remembered(), State.OFFLINE, address.words());
        }
        Optional<Boolean> kept = outcome().kept();
        boolean reached = kept.isPresent() ? kept.get() : ask();
        return new KnownBuilds(remembered(), reached ? State.REACHED : State.UNREACHABLE, address.words());
    }

    /// What the last answer said; the list that came with the product if there was none.
    private List<Build> remembered() throws IOException {
        Path list = place("list");
        return KnownBuilds.joined(Files.exists(list) ? sums(Files.readString(list)) : List.of());
    }

    private boolean ask() throws IOException, InterruptedException {
        boolean reached;
        try {
            Optional<String> latest = new ShortFile(address.latest().orElseThrow()).within(patience, settings);
            Optional<String> tag =
                    latest.map(TAG::matcher).filter(Matcher::find).map(found -> found.group(1));
            var sums = new StringBuilder();
            if (tag.isPresent()) {
                sums.append(list(tag.get() + "/"));
            }
            if (!address.equals(StandaloneAddress.MAKERS)) {
                // a server of one's own may have `.pybi` files beside the releases, or nothing else
                sums.append(list(""));
            }
            keepList(sums.toString());
            reached = true;
        } catch (TimeoutException e) {
            reached = false;
        }
        outcome().keep(reached);
        return reached;
    }

    private String list(String folder) throws TimeoutException, InterruptedException {
        return new ShortFile(address.releases().orElseThrow().resolve(folder + "SHA256SUMS"))
                .within(LIST_PATIENCE, settings)
                .map(text -> text + "\n")
                .orElse("");
    }

    private void keepList(String sums) {
        if (!sums(sums).isEmpty()) {
            try {
                AtomicFile.write(place("list"), out -> out.write(sums.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Reached outcome() {
        return new Reached(place("outcome"));
    }

    private Path place(String what) {
        return store.place(AREA, Sha256.of(String.valueOf(address)).hex().substring(0, 16) + "-" + what);
    }

    /// Every release in a folder, and the `.pybi` files that lie beside them.
    private static List<Build> inFolder(Path folder) throws IOException {
        var found = new ArrayList<Build>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> releases = Files.list(folder)) {
            for (Path release : releases.sorted().toList()) {
                String name = String.valueOf(release.getFileName());
                if (name.endsWith(".pybi") && Files.isRegularFile(release)) {
                    try (InputStream in = Files.newInputStream(release)) {
                        ListedPybi.of(name, Sha256.of(in)).ifPresent(found::add);
                    }
                }
                Path list = release.resolve("SHA256SUMS");
                if (Files.isRegularFile(list)) {
                    sums(Files.readString(list)).stream()
                            .filter(one -> Files.isRegularFile(release.resolve(one.fileName())))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    /// The build of a line of a list: digest, two blanks, file name.
    private static Optional<Build> ofSum(String line) {
        String[] half = line.strip().split(" +\\*?", 2);
        return half.length == 2 && half[0].matches("[0-9a-f]{64}") && half[1].endsWith(".pybi")
                ? ListedPybi.of(half[1], new Sha256(half[0])).map(Build.class::cast)
                : StandaloneBuild.ofSum(line).map(Build.class::cast);
    }

    private static List<Build> sums(String text) {
        return text.lines()
                .map(StandaloneReleases::ofSum)
                .flatMap(Optional::stream)
                .toList();
    }
}
