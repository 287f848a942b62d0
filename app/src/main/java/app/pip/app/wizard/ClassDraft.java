package app.pip.app.wizard;

import app.pip.app.settings.Connection;
import app.pip.app.work.FailureReport;
import app.pip.engine.classroom.ClassForm;
import app.pip.engine.classroom.ClassOutcome;
import app.pip.engine.classroom.ClassProgram;
import app.pip.engine.classroom.ClassProject;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Goal;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.SigningWishes;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/// A whole class in the making, as its pages fill it in. [#toProject] is the only way from it to the engine.
public final class ClassDraft {

    private static final List<Target> USUAL =
            List.of(Target.WINDOWS_X64, Target.MACOS_ARM64, Target.MACOS_X64, Target.LINUX_X64);

    /// More at once make an old computer slow and not the class quick.
    private static final int MOST_JOBS = 8;

    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Looking> looking = new SimpleObjectProperty<>(new Looking.Nothing());
    private final ObservableList<Pupil> pupils = FXCollections.observableArrayList();
    private final StringProperty name = new SimpleStringProperty("");
    private final ObservableSet<Target> targets = FXCollections.observableSet(new TreeSet<>(USUAL));
    private final ObjectProperty<Handout> handout = new SimpleObjectProperty<>(Handout.FILES);
    private final ObjectProperty<Optional<ClassOutcome>> outcome = new SimpleObjectProperty<>(Optional.empty());
    private final IntegerProperty turns = new SimpleIntegerProperty();

    /// An empty draft.
    ClassDraft() {}

    /// A draft with the same in it.
    ClassDraft(ClassDraft other) {
        folder.set(other.folder.get());
        looking.set(other.looking.get());
        pupils.addAll(other.pupils);
        name.set(other.name.get());
        targets.retainAll(other.targets);
        targets.addAll(other.targets);
        handout.set(other.handout.get());
        outcome.set(other.outcome.get());
    }

    /// Begins anew with a class.
    public void drop(Path chosen) {
        Path whole = chosen.toAbsolutePath().normalize();
        clear();
        Path last = whole.getFileName();
        name.set(last == null ? "Class" : AppInfo.nameOf(last.toString()));
        folder.set(Optional.of(whole));
    }

    /// Takes the class away.
    public void clear() {
        folder.set(Optional.empty());
        looking.set(new Looking.Nothing());
        pupils.clear();
        outcome.set(Optional.empty());
    }

    /// The class's folder.
    public ReadOnlyObjectProperty<Optional<Path>> folder() {
        return folder.getReadOnlyProperty();
    }

    /// How far the look at its programs is.
    public ObjectProperty<Looking> looking() {
        return looking;
    }

    /// What was handed in.
    public ObservableList<Pupil> pupils() {
        return pupils;
    }

    /// The name of the whole.
    public StringProperty name() {
        return name;
    }

    /// For which systems.
    public ObservableSet<Target> targets() {
        return targets;
    }

    /// In which form.
    public ObjectProperty<Handout> handout() {
        return handout;
    }

    /// What was made.
    public ObjectProperty<Optional<ClassOutcome>> outcome() {
        return outcome;
    }

    /// Looks at all programs once more, say because one was mended.
    public void lookAgain() {
        turns.set(turns.get() + 1);
    }

    /// How often all were to be looked at once more.
    ReadOnlyIntegerProperty turns() {
        return turns;
    }

    /// How many programs can be made, as far as is known.
    public long good() {
        return pupils.stream().filter(Pupil::isGood).count();
    }

    /// Name and version of the whole, if they can be.
    public Optional<AppInfo> app() {
        try {
            return Optional.of(new AppInfo(name.get(), "1.0"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// What is to be made.
    public SortedSet<Goal> goals() {
        var goals = new TreeSet<Goal>();
        targets.forEach(target -> goals.add(new Goal(target, handout.get().kind(target.family()))));
        return Collections.unmodifiableSortedSet(goals);
    }

    /// The folder for the bundles.
    ///
    /// @param place the folder for all apps, if there is one
    /// @throws java.util.NoSuchElementException before a class was dropped
    public Path out(Optional<Path> place) {
        Path whole = folder.get().orElseThrow();
        String own = whole.getFileName() + "-apps";
        return place.map(all -> all.resolve(own)).orElseGet(() -> whole.resolveSibling(own));
    }

    /// The class as the engine wants it.
    ///
    /// @throws java.util.NoSuchElementException before a class was dropped
    public ClassProject toProject(Connection connection) {
        return new ClassProject(
                app().orElse(new AppInfo("Class", "1.0")),
                folder.get().orElseThrow(),
                goals(),
                false,
                handout.get().form(),
                Math.min(MOST_JOBS, Runtime.getRuntime().availableProcessors()),
                connection.offline(),
                connection
                        .index()
                        .map(index -> PackageWishes.NONE.from(
                                new PackageWishes.Index(Optional.of(index), List.of(), List.of(), false)))
                        .orElse(PackageWishes.NONE),
                SigningWishes.NONE);
    }

    /// One program that was handed in.
    ///
    /// @param name the folder's or file's
    /// @param seen what was found out about it; nothing before it was looked at
    public record Pupil(String name, Optional<ClassProgram> seen) {

        /// Whether it can be made, as far as is known.
        public boolean isGood() {
            return seen.filter(one -> one.state() != ClassProgram.State.NOT_MADE)
                    .isPresent();
        }
    }

    /// In which form a class is given away.
    public enum Handout {
        /// One file for each system, to be unpacked.
        FILES,
        /// One folder for each system, for a stick or a share.
        FOLDERS,
        /// What the systems install, for computer rooms.
        INSTALLERS;

        private Kind kind(Family family) {
            if (this != INSTALLERS) {
                return Kind.usual(family);
            }
            return switch (family) {
                case WINDOWS -> Kind.WINDOWS_MSI;
                case MACOS -> Kind.MAC_DMG;
                case LINUX -> Kind.LINUX_DEB;
            };
        }

        private ClassForm form() {
            return this == FOLDERS ? ClassForm.FOLDER : ClassForm.ARCHIVE;
        }
    }

    /// How far the look at the programs is.
    public sealed interface Looking {

        /// Nothing was dropped.
        record Nothing() implements Looking {}

        /// It goes on.
        record UnderWay() implements Looking {}

        /// All were looked at.
        record Ended() implements Looking {}

        /// It is no class.
        record Refused(List<Problem> problems) implements Looking {
            /// Copies the list.
            public Refused {
                problems = List.copyOf(problems);
            }
        }

        /// We made a mistake.
        record Broken(FailureReport report) implements Looking {}
    }
}
