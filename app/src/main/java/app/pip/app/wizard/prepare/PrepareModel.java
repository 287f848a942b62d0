package app.pip.app.wizard.prepare;

import app.pip.app.wizard.MakingState;
import app.pip.app.work.Steps;
import app.pip.app.work.Work;
import app.pip.engine.TakenPython;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.PythonSpec;
import app.pip.engine.project.PythonWishes;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/// Which Pythons are to be fetched for later, how far that is, and what has come.
public final class PrepareModel {

    private final Work work;
    private final Fetching fetching;
    private final ObservableSet<Target> targets = FXCollections.observableSet(EnumSet.allOf(Target.class));
    private final StringProperty python = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<MakingState> state = new ReadOnlyObjectWrapper<>(new MakingState.Waiting());
    private final DoubleProperty share = new SimpleDoubleProperty();
    private final ObservableList<TakenPython> taken = FXCollections.observableArrayList();
    private final BooleanBinding ready;
    private Optional<Work.Running> running = Optional.empty();

    /// Nothing is fetched yet; all systems are wanted.
    public PrepareModel(Work work, Fetching fetching) {
        this.work = work;
        this.fetching = fetching;
        ready = Bindings.createBooleanBinding(
                () -> !targets.isEmpty() && spec().isPresent() && !(state.get() instanceof MakingState.UnderWay),
                targets,
                python,
                state);
    }

    /// How the engine fetches them.
    @FunctionalInterface
    public interface Fetching {

        /// Fetches, and waits.
        ///
        /// @throws ProblemException if one of them can't be had
        List<TakenPython> fetch(SortedSet<Target> targets, PythonWishes wishes, Progress progress)
                throws ProblemException, InterruptedException;
    }

    /// The systems that apps will be made for.
    public ObservableSet<Target> targets() {
        return targets;
    }

    /// Which Python, as `--python` takes it; empty for the newest.
    public StringProperty python() {
        return python;
    }

    /// Whether fetching may begin.
    public BooleanBinding ready() {
        return ready;
    }

    /// Whether what was written can be a version.
    public boolean isVersion() {
        return spec().isPresent();
    }

    /// Whether it is under way.
    public ReadOnlyObjectProperty<MakingState> state() {
        return state.getReadOnlyProperty();
    }

    /// How far it is, 0 to 1.
    public DoubleProperty share() {
        return share;
    }

    /// What has come.
    public ObservableList<TakenPython> taken() {
        return taken;
    }

    /// Begins, if it may.
    public void start() {
        if (!ready.get()) {
            return;
        }
        var wanted = new TreeSet<>(targets);
        var wishes = PythonWishes.of(spec().orElseThrow());
        share.set(0);
        taken.clear();
        state.set(new MakingState.UnderWay());
        var steps = new Steps(work.window(), step -> share.set(Math.max(share.get(), step.overall())));
        running = Optional.of(
                work.start(() -> fetching.fetch(wanted, wishes, Progress.root(steps)), this::done, this::failed));
    }

    /// Stops; what has arrived is kept for the next time.
    public void cancel() {
        running.ifPresent(Work.Running::cancel);
    }

    private Optional<PythonSpec> spec() {
        String text = python.get().strip();
        try {
            return Optional.of(text.isEmpty() ? PythonSpec.ANY : PythonSpec.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void done(List<TakenPython> all) {
        running = Optional.empty();
        share.set(1);
        taken.setAll(all);
        state.set(new MakingState.Waiting());
    }

    private void failed(Throwable failure) {
        running = Optional.empty();
        state.set(MakingState.of(failure));
    }
}
