package app.pip.app.wizard.bundling;

import app.pip.app.wizard.ClassDraft;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.MakingState;
import app.pip.app.wizard.Step;
import app.pip.app.work.Steps;
import app.pip.app.work.Work;
import app.pip.engine.classroom.ClassOutcome;
import app.pip.engine.classroom.ClassProject;
import app.pip.engine.progress.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How far the bundles of a class are, and how it ended.
public final class BundlingModel {

    private final Desk desk;
    private final ReadOnlyObjectWrapper<MakingState> state = new ReadOnlyObjectWrapper<>(new MakingState.Waiting());
    private final DoubleProperty overall = new SimpleDoubleProperty();
    private final ObservableList<String> told = FXCollections.observableArrayList();
    private Optional<Work.Running> running = Optional.empty();

    /// The page's model.
    public BundlingModel(Desk desk) {
        this.desk = desk;
    }

    /// Begins.
    public void start() {
        ClassDraft whole = desk.draft().whole();
        ClassProject project = whole.toProject(desk.draft().connection().get());
        Path out = whole.out(desk.draft().folder().get());
        overall.set(0);
        told.clear();
        whole.outcome().set(Optional.empty());
        desk.route().busy().set(true);
        var steps = new Steps(desk.work().window(), this::look);
        state.set(new MakingState.UnderWay());
        running = Optional.of(desk.work()
                .start(() -> desk.packager().build(project, out, Progress.root(steps)), this::done, this::failed));
    }

    /// Stops; no half-made file is left.
    public void cancel() {
        running.ifPresent(Work.Running::cancel);
    }

    /// Whether it is under way.
    public ReadOnlyObjectProperty<MakingState> state() {
        return state.getReadOnlyProperty();
    }

    /// How far the whole is, 0 to 1.
    public DoubleProperty overall() {
        return overall;
    }

    /// What was done so far, in the engine's own words.
    public ObservableList<String> told() {
        return told;
    }

    private void look(Progress.Step step) {
        overall.set(Math.max(overall.get(), step.overall()));
        if (!step.title().isEmpty() && !told.contains(step.title())) {
            told.add(step.title());
        }
    }

    private void done(ClassOutcome outcome) {
        ended();
        if (outcome.artifacts().isEmpty()) {
            var why = new ArrayList<>(outcome.problems());
            outcome.programs().forEach(one -> why.addAll(one.problems()));
            state.set(new MakingState.Refused(why));
            return;
        }
        overall.set(1);
        state.set(new MakingState.Waiting());
        desk.draft().whole().outcome().set(Optional.of(outcome));
        desk.route().go(Step.BUNDLED);
    }

    private void failed(Throwable failure) {
        ended();
        state.set(MakingState.of(failure));
    }

    private void ended() {
        running = Optional.empty();
        desk.route().busy().set(false);
    }
}
