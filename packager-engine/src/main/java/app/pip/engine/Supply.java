package app.pip.engine;

import app.pip.engine.hash.Sha256;
import app.pip.engine.hostpython.HostPython;
import app.pip.engine.hostpython.StayingPython;
import app.pip.engine.index.IndexOptions;
import app.pip.engine.index.IndexSettings;
import app.pip.engine.interpreter.Build;
import app.pip.engine.interpreter.FetchedInterpreters;
import app.pip.engine.interpreter.Host;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.interpreter.InterpreterOffer.Elsewhere;
import app.pip.engine.interpreter.InterpreterOffer.Here;
import app.pip.engine.interpreter.InterpreterSource;
import app.pip.engine.interpreter.KnownBuilds;
import app.pip.engine.interpreter.KnownBuilds.State;
import app.pip.engine.interpreter.MavenReleases;
import app.pip.engine.interpreter.StandaloneAddress;
import app.pip.engine.interpreter.StandaloneArchives;
import app.pip.engine.interpreter.StandaloneBuild;
import app.pip.engine.interpreter.StandaloneReleases;
import app.pip.engine.lock.LockedInterpreter;
import app.pip.engine.net.NetSettings;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.PythonWishes;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import app.pip.engine.version.Version;
import app.pip.engine.wheel.Compiler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Every interpreter that one build may take: those of python-build-standalone where they can be fetched or were
/// fetched before, and those that came with the product. The newest minor version comes first, and of it the whole
/// interpreters of python-build-standalone.
final class Supply implements InterpreterSource, AutoCloseable {

    private static final Comparator<InterpreterOffer> BEST_FIRST = Comparator.comparing(InterpreterOffer::reachable)
            .thenComparing(offer -> Version.parse(offer.minor()))
            .thenComparing(offer -> !offer.shipped())
            .thenComparing(offer -> Version.parse(offer.version()))
            .reversed();

    /// The environment variable that says where Pythons are fetched from: an address, a folder, or `none`.
    private static final String PYTHONS = "PIPAPP_PYTHONS";

    /// The environment variable that says which Maven repository has older Pythons: an address, or `none`.
    private static final String MAVEN = "PIPAPP_MAVEN";

    /// A property of the JVM with which packages aren't compiled, so that the rest can be measured for itself.
    private static final String WITHOUT_BYTECODE = "pipapp.without-bytecode";

    private final Packager packager;
    private final StandaloneReleases releases;
    private final StandaloneArchives archives;
    private final FetchedInterpreters fetched;
    private final MavenReleases maven;
    private Optional<KnownBuilds> known = Optional.empty();
    private boolean mavenReached;
    private List<InterpreterOffer> given = List.of();
    private final Map<String, StayingPython> compilers = new HashMap<>();

    private Supply(
            Packager packager,
            StandaloneReleases releases,
            MavenReleases maven,
            StandaloneArchives archives,
            FetchedInterpreters fetched) {
        this.packager = packager;
        this.releases = releases;
        this.maven = maven;
        this.archives = archives;
        this.fetched = fetched;
    }

    /// Opens it; nobody is asked yet, but the interpreters that the user named are made ready.
    ///
    /// @throws ProblemException if what the user or this computer says of networks makes no sense
    static Supply open(Packager packager, PythonWishes wishes, boolean offline)
            throws ProblemException, IOException, InterruptedException {
        NetSettings.Reach reach = offline ? NetSettings.Reach.OFFLINE : NetSettings.Reach.USUAL;
        NetSettings net = IndexSettings.of(IndexOptions.NONE.with(reach), packager.around())
                .net();
        String from =
                wishes.from().or(() -> packager.around().variable(PYTHONS)).orElse("");
        StandaloneAddress address;
        try {
            address = StandaloneAddress.of(from, Path.of("").toAbsolutePath());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.stop("python.bad-address", from), e);
        }
        Optional<URI> repository = repository(packager, from.isBlank());
        var supply = new Supply(
                packager,
                new StandaloneReleases(address, net, packager.store()),
                new MavenReleases(repository, net, packager.store()),
                new StandaloneArchives(address, repository, net, packager.store()),
                new FetchedInterpreters(
                        packager.store(), packager.layers(), licence(packager), StandardModules.written(packager)));
        if (!wishes.given().isEmpty()) {
            supply.given = new GivenPythons(packager, supply, supply.fetched).ready(wishes.given());
        }
        return supply;
    }

    /// The Maven repository for older Pythons.
    ///
    /// @param usual whether the usual one counts: who says where Pythons come from wants no others
    private static Optional<URI> repository(Packager packager, boolean usual) throws IOException, ProblemException {
        Optional<String> said = packager.around().variable(MAVEN).filter(one -> !one.isBlank());
        if (said.isEmpty()) {
            return usual ? MavenReleases.repository() : Optional.empty();
        }
        try {
            return StandaloneAddress.of(said.get(), Path.of("").toAbsolutePath())
                    .releases();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.stop("python.bad-address", said.get()), e);
        }
    }

    /// Python's licence, out of an interpreter that has it.
    private static Content licence(Packager packager) throws IOException {
        Interpreter any = packager.interpreters().available(Target.LINUX_X64).getFirst();
        TreePath path = any.layout().stdlib().resolve("LICENSE.txt");
        return packager.layer(any).entries().stream()
                .filter(PackedEntry.File.class::isInstance)
                .map(PackedEntry.File.class::cast)
                .filter(file -> file.path().equals(path))
                .findFirst()
                .map(file -> new PackedContent(file.packed()))
                .orElseThrow(() -> new IOException(any.pybi() + " lacks Python's licence"));
    }

    /// Who asks for Pythons by himself wants servers to be asked that didn't answer a while ago.
    void insist() throws IOException {
        releases.insist();
        maven.insist();
    }

    /// What is known of python-build-standalone; asked for once. Maven's repository is asked beside it, so that two
    /// servers that don't answer cost no more time than one.
    KnownBuilds known() throws IOException, InterruptedException {
        if (known.isEmpty()) {
            var other = new CompletableFuture<Boolean>();
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    other.complete(maven.isReached());
                } catch (IOException | InterruptedException | RuntimeException e) {
                    other.completeExceptionally(e);
                }
            });
            KnownBuilds builds = releases.known();
            try {
                mavenReached = builds.state() == State.UNREACHABLE && other.get();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            } finally {
                asking.interrupt();
            }
            known = Optional.of(builds);
        }
        return known.get();
    }

    @Override
    public List<InterpreterOffer> offers(Target target) throws IOException, InterruptedException {
        List<InterpreterOffer> named =
                given.stream().filter(one -> one.target() == target).toList();
        if (!named.isEmpty()) {
            return named;
        }
        var offers = new ArrayList<>(packager.interpreters().offers(target));
        KnownBuilds builds = known();
        if (builds.state() == State.OFF) {
            return offers;
        }
        offers.addAll(offers(builds.builds(), target, isReached()));
        if (builds.state() != State.REACHED) {
            offers.addAll(offers(maven.builds(), target, mavenReached));
        }
        offers.addAll(kept(target, offers));
        offers.sort(BEST_FIRST);
        return offers;
    }

    private List<InterpreterOffer> offers(List<Build> builds, Target target, boolean reachable) throws IOException {
        var offers = new ArrayList<InterpreterOffer>();
        for (Build build : builds) {
            if (build.target() == target) {
                offers.add(offer(build, reachable));
            }
        }
        return offers;
    }

    /// Those of older releases that were fetched before.
    private List<InterpreterOffer> kept(Target target, List<InterpreterOffer> others) throws IOException {
        var seen = new HashSet<Sha256>();
        others.forEach(one -> seen.add(one.sha256()));
        var kept = new ArrayList<InterpreterOffer>();
        for (var old : fetched.all().entrySet()) {
            if (old.getValue().target() == target && seen.add(old.getKey())) {
                named(old.getValue(), old.getKey())
                        .map(build -> here(build, old.getValue()))
                        .ifPresent(kept::add);
            }
        }
        return kept;
    }

    /// The interpreter that a lock names, if it can be had.
    Optional<InterpreterOffer> locked(LockedInterpreter locked) throws IOException, InterruptedException {
        Optional<InterpreterOffer> offered = offers(locked.target()).stream()
                .filter(one -> one.sha256().equals(locked.sha256()))
                .findFirst();
        if (offered.isPresent() || isGiven(locked.target())) {
            return offered.filter(InterpreterOffer::reachable);
        }
        Optional<Interpreter> kept = fetched.find(locked.sha256()).filter(one -> one.target() == locked.target());
        if (kept.isPresent()) {
            return Optional.of(new Here(kept.get(), locked.file(), locked.sha256(), false));
        }
        Optional<Build> older = maven.builds().stream()
                .filter(build ->
                        build.target() == locked.target() && build.sha256().equals(locked.sha256()))
                .findFirst();
        if (older.isPresent()) {
            return older.filter(_ -> archives.hasRepository()).map(build -> new Elsewhere(build, true));
        }
        // a release that is no longer the newest
        return StandaloneBuild.named(locked.source(), locked.version().toString(), locked.target(), locked.sha256())
                .<InterpreterOffer>map(build -> new Elsewhere(build, isReached()))
                .filter(InterpreterOffer::reachable);
    }

    /// Brings an interpreter here and makes it ready, unless it is.
    ///
    /// @throws ProblemException if it can't be fetched, or isn't what it should be
    Interpreter bring(InterpreterOffer offer, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        return switch (offer) {
            case Here here -> here.interpreter();
            case Elsewhere elsewhere -> {
                Build build = elsewhere.build();
                Optional<Interpreter> host = build.target() == Host.target()
                        ? shippedHost(build.minor())
                        : host(build.minor(), progress.part("", 0, 0.1));
                Optional<HostPython> compiler =
                        host.isPresent() ? Optional.of(packager.python(host.get())) : Optional.empty();
                String words = "Fetching Python " + build.version() + " for "
                        + build.target().words();
                var arrived = archives.fetch(build, progress.part(words, 0.1, 0.6));
                yield fetched.ready(arrived, compiler);
            }
        };
    }

    /// The archive of a build, fetched if it isn't here.
    Path archive(Build build, Progress progress) throws IOException, ProblemException, InterruptedException {
        return archives.fetch(build, progress).file();
    }

    /// The `.pybi` file that was made of an older Python, which is brought here.
    Path pybi(InterpreterOffer offer, Progress progress) throws IOException, ProblemException, InterruptedException {
        return fetched.pybi(offer.sha256(), bring(offer, progress));
    }

    /// The file that an interpreter is fetched in, if it is.
    static Optional<Build> build(InterpreterOffer offer) {
        return offer instanceof Elsewhere elsewhere ? Optional.of(elsewhere.build()) : released(offer);
    }

    private static Optional<Build> released(InterpreterOffer offer) {
        return StandaloneBuild.named(offer.source(), offer.version(), offer.target(), offer.sha256())
                .map(Build.class::cast);
    }

    /// An interpreter of a minor version, such as `3.13`, that runs on this machine; fetched if need be.
    Optional<Interpreter> host(String minor, Progress progress)
            throws IOException, ProblemException, InterruptedException {
        Optional<Interpreter> shipped = shippedHost(minor);
        if (shipped.isPresent()) {
            return shipped;
        }
        Optional<InterpreterOffer> offer = offers(Host.target()).stream()
                .filter(one -> one.reachable() && one.minor().equals(minor))
                .findFirst();
        return offer.isEmpty() ? Optional.empty() : Optional.of(bring(offer.get(), progress));
    }

    /// Compiles packages for a minor version of Python, if this machine can have an interpreter of it.
    Compiler compiler(String minor) throws IOException, ProblemException, InterruptedException {
        if (Boolean.getBoolean(WITHOUT_BYTECODE)) {
            return Compiler.NONE;
        }
        Optional<Interpreter> found = host(minor, Progress.unwatched());
        if (found.isEmpty()) {
            return Compiler.NONE;
        }
        synchronized (compilers) {
            StayingPython python = compilers.get(minor);
            if (python == null) {
                python = packager.staying(found.get());
                compilers.put(minor, python);
            }
            return new Compiler(python, found.get().sha256().hex(), found.get().cacheTag());
        }
    }

    @Override
    public void close() throws IOException {
        archives.close();
        synchronized (compilers) {
            for (StayingPython python : compilers.values()) {
                python.close();
            }
        }
    }

    Optional<Interpreter> shippedHost(String minor) throws IOException {
        return packager.interpreters().available(Host.target()).stream()
                .filter(one -> one.minor().equals(minor))
                .findFirst();
    }

    private InterpreterOffer offer(Build build, boolean reachable) throws IOException {
        return fetched.find(build.sha256())
                .<InterpreterOffer>map(interpreter -> here(build, interpreter))
                .orElseGet(() -> new Elsewhere(build, reachable));
    }

    /// Whether the user named the interpreter for a target.
    boolean isGiven(Target target) {
        return given.stream().anyMatch(one -> one.target() == target);
    }

    private boolean isReached() {
        return known.orElseThrow().state() == State.REACHED;
    }

    private static Optional<StandaloneBuild> named(Interpreter interpreter, Sha256 archive) {
        return StandaloneBuild.named(interpreter.source(), interpreter.version(), interpreter.target(), archive);
    }

    private static InterpreterOffer here(Build build, Interpreter interpreter) {
        return new Here(interpreter.from(build.source()), build.fileName(), build.sha256(), false);
    }
}
