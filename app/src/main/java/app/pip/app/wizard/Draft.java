package app.pip.app.wizard;

import app.pip.app.settings.Connection;
import app.pip.engine.Outcome;
import app.pip.engine.Preview;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
import app.pip.engine.problem.Severity;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Mode;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.Pictures;
import app.pip.engine.project.Project;
import app.pip.engine.project.ProjectFile;
import app.pip.engine.project.PythonSpec;
import app.pip.engine.project.PythonWishes;
import app.pip.engine.project.SigningWishes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/// The app in the making, as the pages fill it in; it lives as long as the window. [#toProject] is the only way from it
/// to the engine.
public final class Draft {

    /// What friends have, and is therefore chosen first.
    private static final List<Target> USUAL =
            List.of(Target.WINDOWS_X64, Target.MACOS_ARM64, Target.MACOS_X64, Target.LINUX_X64);

    private final ReadOnlyObjectWrapper<Optional<Path>> program = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Reading> reading = new SimpleObjectProperty<>(new Reading.Nothing());
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty version = new SimpleStringProperty("1.0");
    private final StringProperty author = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Path>> icon = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Mode>> mode = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableSet<Goal> goals = FXCollections.observableSet(new TreeSet<>());
    private final ObservableSet<Remedy> remedies = FXCollections.observableSet(new LinkedHashSet<>());
    private final ObjectProperty<PackageWishes> packages = new SimpleObjectProperty<>(PackageWishes.NONE);
    private final ObjectProperty<Connection> connection = new SimpleObjectProperty<>(Connection.USUAL);
    private final ObjectProperty<Outlook> outlook = new SimpleObjectProperty<>(new Outlook.Unneeded());
    private final ObjectProperty<Optional<Memory>> memory = new SimpleObjectProperty<>(Optional.empty());
    private final IntegerProperty turns = new SimpleIntegerProperty();
    private final BooleanProperty sure = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Path>> folder = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Outcome>> outcome = new SimpleObjectProperty<>(Optional.empty());
    private Optional<AppInfo> madeAs = Optional.empty();

    private final ClassDraft whole;

    /// An empty draft.
    public Draft() {
        whole = new ClassDraft();
    }

    /// A draft with the same in it, for another window's content; what watches the other one sees nothing of it.
    public Draft(Draft other) {
        whole = new ClassDraft(other.whole);
        program.set(other.program.get());
        reading.set(other.reading.get());
        name.set(other.name.get());
        version.set(other.version.get());
        author.set(other.author.get());
        icon.set(other.icon.get());
        mode.set(other.mode.get());
        goals.addAll(other.goals);
        remedies.addAll(other.remedies);
        packages.set(other.packages.get());
        connection.set(other.connection.get());
        outlook.set(other.outlook.get());
        memory.set(other.memory.get());
        sure.set(other.sure.get());
        folder.set(other.folder.get());
        outcome.set(other.outcome.get());
        madeAs = other.madeAs;
    }

    /// Begins anew with a program.
    public void drop(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        reading.set(new Reading.Nothing());
        outcome.set(Optional.empty());
        icon.set(Optional.empty());
        mode.set(Optional.empty());
        remedies.clear();
        packages.set(PackageWishes.NONE);
        memory.set(Optional.empty());
        sure.set(false);
        version.set("1.0");
        Path last = whole.getFileName();
        name.set(last == null ? "App" : AppInfo.nameOf(last.toString()));
        choose(USUAL.stream().map(Goal::usual).toList());
        program.set(Optional.of(whole));
    }

    /// Takes over what was chosen for the program before.
    void recall(Memory before) {
        ProjectFile says = before.file().says();
        memory.set(Optional.of(before));
        says.name().ifPresent(name::set);
        before.version().ifPresent(version::set);
        says.author().ifPresent(author::set);
        icon.set(before.icon());
        mode.set(says.mode());
        if (!before.goals().isEmpty()) {
            choose(before.goals());
        }
        remedies.addAll(says.remedies());
        packages.set(new PackageWishes(
                says.add(),
                says.leaveOut(),
                says.allowBuild(),
                says.from(),
                says.extras(),
                says.groups(),
                PackageWishes.NONE.index(),
                PackageWishes.NONE.upgrade()));
        sure.set(before.isSure());
    }

    /// What was chosen for the program before, as soon as that is known.
    public ReadOnlyObjectProperty<Optional<Memory>> memory() {
        return memory;
    }

    /// Whether an app was made of the program before.
    public boolean isMadeBefore() {
        return memory.get().filter(Memory::isThere).isPresent();
    }

    /// Takes the program away.
    public void clear() {
        program.set(Optional.empty());
        reading.set(new Reading.Nothing());
        outcome.set(Optional.empty());
    }

    /// A whole class, where that is made and not one program.
    public ClassDraft whole() {
        return whole;
    }

    /// Wants these goals and no others.
    public void choose(Collection<Goal> wanted) {
        goals.retainAll(wanted);
        goals.addAll(wanted);
    }

    /// The dropped file or folder.
    public ReadOnlyObjectProperty<Optional<Path>> program() {
        return program.getReadOnlyProperty();
    }

    /// Whether that is what was dropped last.
    boolean isOf(Path file) {
        return program.get().equals(Optional.of(file.toAbsolutePath().normalize()));
    }

    /// What is known of it.
    public ObjectProperty<Reading> reading() {
        return reading;
    }

    /// What is known of it, once it was read.
    public Optional<Preview> preview() {
        return reading.get() instanceof Reading.Known known ? Optional.of(known.preview()) : Optional.empty();
    }

    /// The app's name.
    public StringProperty name() {
        return name;
    }

    /// The app's version.
    public StringProperty version() {
        return version;
    }

    /// Who made the app; it stays from program to program.
    public StringProperty author() {
        return author;
    }

    /// A picture, if the user gave one.
    public ObjectProperty<Optional<Path>> icon() {
        return icon;
    }

    /// Console or window, if the user has said.
    public ObjectProperty<Optional<Mode>> mode() {
        return mode;
    }

    /// What to make.
    public ObservableSet<Goal> goals() {
        return goals;
    }

    /// The ways out of problems that the user took.
    public ObservableSet<Remedy> remedies() {
        return remedies;
    }

    /// What the user says about packages; which index is asked is said by [#connection].
    public ObjectProperty<PackageWishes> packages() {
        return packages;
    }

    /// How packages are fetched.
    public ObjectProperty<Connection> connection() {
        return connection;
    }

    /// What is known of the packages that will be taken.
    public ObjectProperty<Outlook> outlook() {
        return outlook;
    }

    /// Looks at everything once more, say because the network is back.
    public void lookAgain() {
        turns.set(turns.get() + 1);
    }

    /// How often the user wanted everything looked at once more.
    ReadOnlyIntegerProperty turns() {
        return turns;
    }

    /// Whether a large or unexpected folder is really meant.
    public BooleanProperty sure() {
        return sure;
    }

    /// Where apps go, if not beside the program.
    public ObjectProperty<Optional<Path>> folder() {
        return folder;
    }

    /// What was made.
    public ObjectProperty<Optional<Outcome>> outcome() {
        return outcome;
    }

    /// Takes what was made.
    ///
    /// @param app as it was then
    public void made(AppInfo app, Outcome what) {
        madeAs = Optional.of(app);
        outcome.set(Optional.of(what));
    }

    /// Name, version and author of what was made; those of the draft may have changed since.
    public Optional<AppInfo> madeAs() {
        return madeAs.or(this::app);
    }

    /// How the program shows itself: as the user says, else as it seems.
    public Mode shownMode() {
        return mode.get().or(() -> preview().map(Preview::mode)).orElse(Mode.CONSOLE);
    }

    /// Name, version and author, if all can be.
    public Optional<AppInfo> app() {
        try {
            return Optional.of(new AppInfo(name.get(), version.get(), author.get()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The goals that can be reached, as far as is known.
    public SortedSet<Goal> reachable() {
        var all = new TreeSet<>(goals);
        all.removeIf(goal -> obstacles(goal).stream().anyMatch(one -> one.severity() == Severity.STOP));
        return all;
    }

    /// What is known to stand in the way of a goal, or worth knowing about it.
    public List<Problem> obstacles(Goal goal) {
        var all = new ArrayList<Problem>();
        preview().ifPresent(known -> all.addAll(known.goals().getOrDefault(Goal.usual(goal.target()), List.of())));
        outlook.get().plan().ifPresent(plan -> all.addAll(plan.obstacles().getOrDefault(goal.target(), List.of())));
        return all;
    }

    /// Whether the program can be packed as it is, as far as is known.
    public boolean isWhole() {
        return isReadable() && !(outlook.get() instanceof Outlook.Refused);
    }

    /// Whether nothing in the program itself stands in the way.
    boolean isReadable() {
        return preview().isPresent()
                && preview().orElseThrow().problems().stream().noneMatch(one -> one.severity() == Severity.STOP);
    }

    /// The folder for the artifacts.
    ///
    /// @throws java.util.NoSuchElementException before a program was dropped
    public Path out() {
        Path file = program.get().orElseThrow();
        String own = app().map(AppInfo::fileName).orElse("App") + "-apps";
        return folder.get().map(place -> place.resolve(own)).orElseGet(() -> file.resolveSibling(own));
    }

    /// The project as the engine wants it.
    ///
    /// @throws java.util.NoSuchElementException before a program was dropped, or if its name or version can't be
    public Project toProject() {
        return project(app().orElseThrow(), reachable());
    }

    /// The project that is asked what could be made of it.
    ///
    /// @param all every goal that there is
    public Project toQuestion(SortedSet<Goal> all) {
        return project(app().orElse(new AppInfo("App", "1.0")), all);
    }

    private Project project(AppInfo app, SortedSet<Goal> wanted) {
        return new Project(
                app,
                program.get().orElseThrow(),
                new Pictures(icon.get(), memory.get().flatMap(Memory::splash)),
                mode.get(),
                PythonWishes.of(memory.get()
                        .flatMap(before -> before.file().says().python())
                        .orElse(PythonSpec.ANY)),
                wanted,
                false,
                sure.get(),
                connection.get().offline(),
                List.copyOf(remedies),
                connection.get().index().map(this::fetchedFrom).orElse(packages.get()),
                signing());
    }

    /// The key with which what is for Windows is signed, as it was chosen by the file beside the program.
    public Optional<String> toSigning() {
        return signing().areThere() ? signing().keyStore().or(signing()::type) : Optional.empty();
    }

    private SigningWishes signing() {
        return memory.get().map(Memory::signing).orElse(SigningWishes.NONE);
    }

    private PackageWishes fetchedFrom(String index) {
        return packages.get().from(new PackageWishes.Index(Optional.of(index), List.of(), List.of(), false));
    }
}
