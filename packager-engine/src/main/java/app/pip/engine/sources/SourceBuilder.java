package app.pip.engine.sources;

import app.pip.engine.catalog.Offer;
import app.pip.engine.hash.Sha256;
import app.pip.engine.hostpython.BuildBackend;
import app.pip.engine.hostpython.BuildBackend.Question;
import app.pip.engine.hostpython.HostPythonException;
import app.pip.engine.index.Indexes;
import app.pip.engine.naming.PackageName;
import app.pip.engine.naming.SdistName;
import app.pip.engine.naming.WheelName;
import app.pip.engine.net.Downloads;
import app.pip.engine.net.Wanted;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.progress.Progress;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Builds wheels of sources: of packages that the user named, and of no other is a line run. A build happens once for
/// sources of one digest; the wheel is kept, and is the same bytes wherever and whenever it is built with the same
/// tools.
public final class SourceBuilder {

    private static final String AREA = "built";

    /// Part of every key: another way of building is another key.
    private static final String FORM = "1";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Optional<Bench> bench;
    private final Indexes indexes;
    private final Store store;
    private final Path scratch;
    private final Set<PackageName> allowed;
    private final Duration patience;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /// @param bench what builds, if this machine has a Python
    /// @param indexes where sources and tools come from
    /// @param store keeps what was built
    /// @param scratch a folder for what is thrown away; made if it isn't there
    /// @param allowed the packages that the user allowed to be built
    public SourceBuilder(Optional<Bench> bench, Indexes indexes, Store store, Path scratch, Set<PackageName> allowed) {
        this(bench, indexes, store, scratch, allowed, PATIENCE);
    }

    /// @param patience how long a build may take
    SourceBuilder(
            Optional<Bench> bench,
            Indexes indexes,
            Store store,
            Path scratch,
            Set<PackageName> allowed,
            Duration patience) {
        this.bench = bench;
        this.indexes = indexes;
        this.store = store;
        this.scratch = scratch;
        this.allowed = Set.copyOf(allowed);
        this.patience = patience;
    }

    /// Whether the user allowed a package to be built.
    boolean allows(PackageName name) {
        return allowed.contains(name);
    }

    /// The wheel of an offer of sources.
    ///
    /// @throws ProblemException if it may not, or can't be built, or isn't for every system
    public BuiltWheel build(Offer offer) throws IOException, ProblemException, InterruptedException {
        SdistName name = SdistName.read(offer.fileName(), offer.name()).orElseThrow();
        return build(name, indexes.wheels().fetch(offer, Progress.unwatched()));
    }

    /// The wheel of sources that a lock names.
    ///
    /// @throws ProblemException if it may not, or can't be built, or isn't for every system
    public BuiltWheel build(PackageName name, Wanted wanted)
            throws IOException, ProblemException, InterruptedException {
        SdistName sdist = SdistName.read(wanted.subject(), name)
                .orElseThrow(() -> new ProblemException(Problem.stop("sources.unsafe", wanted.subject(), "its name")));
        return build(sdist, indexes.wheels().fetch(wanted, Progress.unwatched()));
    }

    private BuiltWheel build(SdistName name, Downloads.Proven sources)
            throws IOException, ProblemException, InterruptedException {
        if (!allows(name.name())) {
            throw new ProblemException(Problem.stop("sources.not-allowed", name.name(), name.version())
                    .with(new Remedy.AllowBuild(name.name().toString())));
        }
        Bench with = bench.orElseThrow(() -> new ProblemException(noPython(name)));
        String key = Sha256.of(String.join(
                        " ",
                        FORM,
                        name.file(),
                        sources.sha256().hex(),
                        with.interpreter().minor()))
                .hex();
        oneAtATime.lockInterruptibly();
        try {
            Optional<Path> kept = store.find(AREA, key);
            return BuiltWheel.in(kept.isPresent() ? kept.get() : built(name, sources.file(), with, key));
        } catch (HostPythonException e) {
            throw new ProblemException(noPython(name), e);
        } finally {
            oneAtATime.unlock();
        }
    }

    private Path built(SdistName name, Path file, Bench with, String key)
            throws IOException, ProblemException, InterruptedException {
        Files.createDirectories(scratch);
        Path work = Files.createTempDirectory(scratch, "build");
        try {
            Path sources = new SourceArchive(file, name).unpack(Files.createDirectory(work.resolve("sources")));
            Path answer = new Build(name, sources, work, with).wheel();
            return store.folder(AREA, key, folder -> {
                for (Path one : List.of(check(answer), answer.resolve("METADATA"))) {
                    Files.copy(one, folder.resolve(one.getFileName()));
                }
            });
        } finally {
            Store.deleteAll(work);
        }
    }

    private static Problem noPython(SdistName name) {
        return Problem.stop("sources.no-python", name.name());
    }

    private static Path check(Path answer) throws IOException {
        try (var files = Files.list(answer)) {
            return files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no wheel was built"));
        }
    }

    /// One build.
    private final class Build {
        private final SdistName name;
        private final Path sources;
        private final Path work;
        private final Bench with;

        Build(SdistName name, Path sources, Path work, Bench with) {
            this.name = name;
            this.sources = sources;
            this.work = work;
            this.with = with;
        }

        /// The folder with the wheel.
        Path wheel() throws IOException, ProblemException, InterruptedException {
            BuildSystem system = system();
            Path more = ask(system, system.requires(), Question.REQUIRES);
            var all = new ArrayList<>(system.requires());
            all.addAll(requirements(Files.readAllLines(more.resolve("requires.txt"))));
            Path answer = ask(system, all, Question.WHEEL);
            refuseImpure(check(answer));
            return answer;
        }

        private BuildSystem system() throws IOException, ProblemException {
            try {
                return BuildSystem.read(sources);
            } catch (IOException e) {
                throw failed(String.valueOf(e.getMessage()));
            }
        }

        private List<Requirement> requirements(List<String> lines) throws ProblemException {
            try {
                return BuildSystem.requirements(
                        lines.stream().filter(line -> !line.isBlank()).toList());
            } catch (IOException e) {
                throw failed(String.valueOf(e.getMessage()));
            }
        }

        private Path ask(BuildSystem system, List<Requirement> requires, Question question)
                throws IOException, ProblemException, InterruptedException {
            Path tools = new Tools(with, indexes, store, scratch).folder(name, requires);
            var backend = new BuildBackend(with.python(), tools, sources, system.backend(), system.path());
            Path place = Files.createDirectory(work.resolve(question.name().toLowerCase(Locale.ROOT)));
            BuildBackend.Ending ending = backend.ask(question, place, patience);
            if (!ending.good()) {
                throw failed(ending.said());
            }
            return BuildBackend.answer(place);
        }

        private void refuseImpure(Path file) throws ProblemException {
            String made = file.getFileName().toString();
            Optional<WheelName> wheel = WheelName.read(made);
            boolean own = wheel.filter(one ->
                            one.name().equals(name.name()) && one.version().equals(name.version()))
                    .isPresent();
            if (!own) {
                throw failed(made + " was built");
            }
            boolean pure = wheel.get().tags().stream()
                    .allMatch(tag -> tag.python().matches("py[23]")
                            && tag.abi().equals("none")
                            && tag.platform().equals("any"));
            if (!pure) {
                throw new ProblemException(Problem.stop("sources.not-pure", name.name(), name.version(), made));
            }
        }

        private ProblemException failed(String said) {
            return new ProblemException(Problem.stop("sources.failed", name.name(), name.version(), said));
        }
    }
}
