package app.pip.engine;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.classroom.ClassOutcome;
import app.pip.engine.classroom.ClassProject;
import app.pip.engine.friend.FriendPage;
import app.pip.engine.hostpython.HostPython;
import app.pip.engine.hostpython.RememberingReader;
import app.pip.engine.hostpython.SourceReader;
import app.pip.engine.hostpython.StayingPython;
import app.pip.engine.index.Indexes;
import app.pip.engine.inspection.Inspection;
import app.pip.engine.interpreter.Host;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.interpreter.ShippedInterpreters;
import app.pip.engine.naming.PackageName;
import app.pip.engine.net.SharedStores;
import app.pip.engine.net.Surroundings;
import app.pip.engine.pack.LayerStore;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.packing.Unpacking;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.program.ZippedProgram;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Project;
import app.pip.engine.project.PythonWishes;
import app.pip.engine.resolve.Python;
import app.pip.engine.script.StandardLibrary;
import app.pip.engine.sources.Bench;
import app.pip.engine.sources.SourceBuilder;
import app.pip.engine.store.Store;
import app.pip.engine.version.Version;
import app.pip.engine.wheel.Compiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The engine: a program and some wishes become files that can be given away.
public final class Packager {

    private final Store store;
    private final ShippedInterpreters interpreters;
    private final LayerStore layers;
    private final KnownParts known;
    private final Surroundings around;
    private final Path folder;

    private Packager(Path folder, Store shipped, ShippedInterpreters interpreters, Surroundings around) {
        this.folder = folder;
        this.around = around;
        this.store = SharedStores.of(around).store(folder);
        this.interpreters = interpreters;
        this.layers = new LayerStore(List.of(shipped), store);
        this.known = new KnownParts(interpreters, layers);
    }

    /// The engine as it comes.
    ///
    /// @param store a folder for what was done once and needn't be done again; it need not exist
    /// @param interpreters the folder of the interpreters that come with the product
    public static Packager standard(Path store, Path interpreters) {
        return standard(store, interpreters, Surroundings.ofThisComputer());
    }

    /// The engine with other environment variables than those of this process: they say where packages come from.
    public static Packager standard(Path store, Path interpreters, Map<String, String> environment) {
        Surroundings here = Surroundings.ofThisComputer();
        return standard(store, interpreters, new Surroundings(here.family(), environment, here.home(), here.root()));
    }

    private static Packager standard(Path store, Path interpreters, Surroundings around) {
        return new Packager(store, new Store(interpreters), new ShippedInterpreters(interpreters), around);
    }

    /// The targets that apps can be made for, in their order.
    public List<TargetState> targets() throws IOException {
        var states = new ArrayList<TargetState>();
        for (Target target : Target.values()) {
            interpreters.available(target).stream()
                    .findFirst()
                    .map(newest -> new TargetState(target, newest.version(), newest.floor()))
                    .ifPresent(states::add);
        }
        return states;
    }

    /// The target that this machine is.
    public static Target here() {
        return Host.target();
    }

    /// Finds out what there is to know about a program, without running it.
    ///
    /// @param project the program and what the user has said of it; its goals don't matter
    /// @throws ProblemException if the program can't be looked at before the user does something
    public Inspection inspect(Project project) throws ProblemException, InterruptedException {
        try (var _ = store.inUse()) {
            Understanding program = Understanding.of(
                            this, project.program(), project.remedies(), project.sure(), Set.of())
                    .answered(project);
            Asked asked = Asking.asked(this, project, program, true);
            var notes = new ArrayList<Problem>();
            String python = python(project, asked, notes);
            return Inspecting.inspection(
                            program, asked, LockPlace.of(project.program()).versions(), python)
                    .with(notes);
        } catch (IOException e) {
            throw new ProblemException(Failures.told(e), e);
        }
    }

    /// The version that the app would get here; empty if there is none that is wanted.
    private String python(Project project, Asked asked, List<Problem> notes)
            throws IOException, ProblemException, InterruptedException {
        try (Supply supply = supply(project)) {
            new Taking(supply.known()).outdatedSince(project.program()).ifPresent(notes::add);
            return supply.offers(here()).stream()
                    .filter(one -> one.reachable() && project.python().spec().allows(one.version()))
                    .map(InterpreterOffer::version)
                    .filter(one -> Version.read(one)
                            .filter(asked.declared().python()::contains)
                            .isPresent())
                    .findFirst()
                    .orElse("");
        }
    }

    /// Makes everything that a project asks for. Targets are independent: what can be made is made.
    ///
    /// @param folder where the artifacts go; made if it isn't there
    /// @throws ProblemException if nothing can be made before the user does something
    /// @throws InterruptedException if the thread was interrupted; nothing half-made is left
    public Outcome build(Project project, Path folder, Progress progress)
            throws ProblemException, InterruptedException {
        try (var _ = store.inUse()) {
            return new Making(this, project, folder, progress).make();
        } catch (IOException e) {
            throw new ProblemException(Failures.told(e), e);
        }
    }

    /// Makes a class: all programs in a folder, in one bundle for each target. What can be made is made; what can't be
    /// made stops nothing else.
    ///
    /// @param folder where the bundles go; made if it isn't there
    /// @throws ProblemException if nothing can be made before the user does something
    /// @throws InterruptedException if the thread was interrupted
    public ClassOutcome build(ClassProject project, Path folder, Progress progress)
            throws ProblemException, InterruptedException {
        try (var _ = store.inUse()) {
            return new ClassMaking(this, project, folder, progress).make();
        } catch (IOException e) {
            throw new ProblemException(Failures.told(e), e);
        }
    }

    /// What building a project would come to, as far as it can be told before anything is packed. What was read for it
    /// is remembered, so the build that follows is the quicker.
    ///
    /// @param folder where the artifacts would go
    /// @throws ProblemException if the program can't be read before the user does something
    public Preview preview(Project project, Path folder) throws ProblemException, InterruptedException {
        try (var _ = store.inUse()) {
            return Preview.of(this, project, Understanding.of(this, project, folder));
        } catch (IOException e) {
            throw new ProblemException(Failures.told(e), e);
        }
    }

    /// Chooses the exact packages that go into a program's apps, and writes them to the lock beside it. Nothing is
    /// fetched but what is needed to choose.
    ///
    /// @throws ProblemException if they can't be chosen before the user does something, or nothing is needed
    /// @throws InterruptedException if the thread was interrupted; the old lock is then still there
    public Locked lock(Project project, Progress progress) throws ProblemException, InterruptedException {
        try (var _ = store.inUse()) {
            return new LockingOnly(this, project, progress).lock();
        } catch (IOException e) {
            throw new ProblemException(Failures.told(e), e);
        }
    }

    /// The packages that a build would choose, without a trace beside the program. What was read for it is remembered,
    /// so the build that follows is the quicker.
    ///
    /// @throws ProblemException if they can't be chosen for any target before the user does something
    public Plan plan(Project project, Progress progress) throws ProblemException, InterruptedException {
        try (var _ = store.inUse()) {
            return new Planning(this, project, progress).plan();
        } catch (IOException e) {
            throw new ProblemException(Failures.told(e), e);
        }
    }

    /// What the index knows of a package, by its exact name.
    ///
    /// @param text a name, or a requirement as PEP 508 writes it
    /// @param project whose index is asked
    /// @return nothing if the index knows no such package
    /// @throws ProblemException if that is no name, or the index can't be asked
    public Optional<FoundPackage> find(String text, Project project) throws ProblemException, InterruptedException {
        try (var _ = store.inUse()) {
            return FoundPackage.find(this, project, text);
        } catch (IOException e) {
            throw new ProblemException(Failures.told(e), e);
        }
    }

    /// Fetches the newest Pythons that will do, for later.
    ///
    /// @param folder a folder for them that another computer can take them from; the store if empty
    /// @throws ProblemException if one of them can't be had
    public List<TakenPython> prepare(
            SortedSet<Target> targets, PythonWishes wishes, Optional<Path> folder, Progress progress)
            throws ProblemException, InterruptedException {
        try (var _ = store.inUse();
                Supply supply = Supply.open(this, wishes, false)) {
            supply.insist();
            var preparing = new Preparing(this, supply, wishes.spec(), progress);
            return folder.isPresent() ? preparing.folder(targets, folder.get()) : preparing.store(targets);
        } catch (IOException e) {
            throw new ProblemException(Failures.told(e), e);
        }
    }

    /// The Pythons that apps can have, for each target.
    ///
    /// @param offline whether no server is asked
    /// @throws ProblemException if what the user or this computer says of networks makes no sense
    public List<TargetPythons> pythons(PythonWishes wishes, boolean offline)
            throws ProblemException, InterruptedException {
        try (Supply supply = Supply.open(this, wishes, offline)) {
            return new Listing(supply).all();
        } catch (IOException e) {
            throw new ProblemException(Failures.told(e), e);
        }
    }

    /// What was kept so that it needn't be done again.
    public Storage storage() {
        return new Storage(folder, store.pruning());
    }

    /// Unpacks an artifact as a friend's machine would.
    ///
    /// @param folder that is there; the app's own folder is made in it
    /// @return the file that the friend starts
    public Path unpack(Artifact artifact, Path folder) throws IOException {
        return Unpacking.launcher(
                Unpacking.unpack(artifact, folder), artifact.goal().kind());
    }

    /// Writes the page that tells a friend what to press, beside the files that it is about.
    ///
    /// @param artifacts of one app, at least one, in one folder
    /// @param language in which it is written; English if there are no texts in it
    /// @return the page, one HTML file
    /// @throws ProblemException if it can't be written before the user does something
    public static Path writeFriendPage(AppInfo app, List<Artifact> artifacts, Locale language)
            throws ProblemException, InterruptedException {
        try {
            return FriendPageFile.write(new FriendPage(app, artifacts, language), artifacts.getFirst());
        } catch (IOException e) {
            throw new ProblemException(Failures.told(e), e);
        }
    }

    /// Deletes a folder with all that is in it.
    public static void deleteAll(Path folder) throws IOException {
        Store.deleteAll(folder);
    }

    /// The standard library's description, made when the product was built.
    StandardLibrary standardLibrary() throws IOException {
        return known.standardLibrary();
    }

    /// The packed layer of an interpreter, made when the product was built.
    PackedLayer layer(Interpreter interpreter) throws IOException {
        return known.layer(interpreter);
    }

    /// The program's folder or file; an archive is unpacked once.
    Path unzipped(Path dropped) throws ProblemException, IOException, InterruptedException {
        return unzipped(dropped, ZippedProgram.LARGEST);
    }

    /// The same for an archive that may be at most so large when it is unpacked, in bytes.
    Path unzipped(Path dropped, long most) throws ProblemException, IOException, InterruptedException {
        return new Unzipping(store).program(dropped, most);
    }

    /// What a program needs beside Python, as its files, its imports and the user say.
    Asked asked(Project project, Understanding program) throws ProblemException, IOException, InterruptedException {
        return Asking.asked(this, project, program, false);
    }

    Store store() {
        return store;
    }

    /// A folder for what is thrown away.
    Path scratch() {
        return folder.resolve("scratch");
    }

    /// What the computer says about networks and indexes.
    Surroundings around() {
        return around;
    }

    /// The interpreters that a project may take; to be closed.
    ///
    /// @throws ProblemException if what the user or this computer says of networks makes no sense
    Supply supply(Project project) throws ProblemException, IOException, InterruptedException {
        return Supply.open(this, project.python(), project.offline());
    }

    ShippedInterpreters interpreters() {
        return interpreters;
    }

    LayerStore layers() {
        return layers;
    }

    /// Reads sources with this machine's own interpreter, which is unpacked once; what was read once is remembered.
    SourceReader reader() throws IOException, InterruptedException {
        Optional<Interpreter> found =
                interpreters.available(Host.target()).stream().findFirst();
        if (found.isEmpty()) {
            // asked for its first answer it says that it can't be started
            return new HostPython(Path.of("no-python-for-" + Host.target()));
        }
        return new RememberingReader(python(found.get()), found.get().sha256().hex(), new StoredAnswers(store));
    }

    /// An interpreter for this machine as what compiles packages, to be closed by whoever asks.
    StayingPython staying(Interpreter interpreter) throws IOException, InterruptedException {
        return new StayingPython(pythonFile(interpreter));
    }

    /// An interpreter for this machine as what compiles packages.
    Compiler compiler(Interpreter interpreter) throws IOException, InterruptedException {
        return new Compiler(python(interpreter), interpreter.sha256().hex(), interpreter.cacheTag());
    }

    /// What builds packages that are offered as source only: the newest Python that this machine can run.
    ///
    /// @param allowed the packages that may be built
    SourceBuilder builder(Indexes indexes, Set<PackageName> allowed) throws IOException, InterruptedException {
        SortedSet<Target> here = new TreeSet<>(Set.of(Host.target()));
        Pythons pythons = Pythons.of(interpreters, here);
        Optional<Bench> bench = Optional.empty();
        if (!pythons.choices().isEmpty() && !allowed.isEmpty()) {
            Python choice = pythons.choices().getFirst();
            Interpreter interpreter = interpreters.available(Host.target()).getFirst();
            bench = Optional.of(
                    new Bench(interpreter, pythonFile(interpreter), layer(interpreter), compiler(interpreter), choice));
        }
        return new SourceBuilder(bench, indexes, store, scratch(), allowed);
    }

    /// An interpreter for this machine, unpacked once.
    HostPython python(Interpreter interpreter) throws IOException, InterruptedException {
        return new HostPython(pythonFile(interpreter));
    }

    private Path pythonFile(Interpreter interpreter) throws IOException, InterruptedException {
        // the layer and not the `.pybi` file: it has bytecode, and Python starts several times as fast with it
        PackedLayer layer = layer(interpreter);
        Path unpacked = store.folder("hostpython", layer.digest().hex(), layer::unpack);
        return unpacked.resolve(interpreter.layout().python().toString());
    }
}
