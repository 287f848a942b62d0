package app.pip.app.wizard.making;

import app.pip.app.wizard.Desk;
import app.pip.app.wizard.MakingState;
import app.pip.app.wizard.Memory;
import app.pip.app.wizard.Step;
import app.pip.app.work.Steps;
import app.pip.app.work.Work;
import app.pip.engine.Outcome;
import app.pip.engine.problem.Problem;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the fifth page knows: how far each app is, and how it ended.
public final class MakingModel {

    private final Desk desk;
    private final Path pictures;
    private final ReadOnlyObjectWrapper<MakingState> state = new ReadOnlyObjectWrapper<>(new MakingState.Waiting());
    private final DoubleProperty overall = new SimpleDoubleProperty();
    private final Map<Goal, DoubleProperty> shares = new TreeMap<>();
    private final ObservableList<String> told = FXCollections.observableArrayList();
    private Optional<Work.Running> running = Optional.empty();
    private long began;

    /// The page's model.
    ///
    /// @param pictures the folder for the pictures that are made of letters
    public MakingModel(Desk desk, Path pictures) {
        this.desk = desk;
        this.pictures = pictures;
    }

    /// Begins.
    ///
    /// @param letter the picture for an app without one, a PNG file
    public void start(byte[] letter) {
        Project project = desk.draft().toProject();
        Path out = desk.draft().out();
        Optional<Memory> memory = desk.draft().memory().get();
        shares.clear();
        project.goals().forEach(goal -> shares.put(goal, new SimpleDoubleProperty()));
        overall.set(0);
        told.clear();
        began = System.nanoTime();
        desk.draft().outcome().set(Optional.empty());
        desk.route().busy().set(true);
        var steps = new Steps(desk.work().window(), this::look);
        state.set(new MakingState.UnderWay());
        running = Optional.of(desk.work()
                .start(
                        () -> {
                            Optional<Problem> untold =
                                    memory.isPresent() ? memory.get().keep(project) : Optional.empty();
                            Outcome made =
                                    desk.packager().build(withPicture(project, letter), out, Progress.root(steps));
                            return untold.map(note -> with(made, note)).orElse(made);
                        },
                        outcome -> done(project.app(), outcome),
                        this::failed));
    }

    /// Stops; nothing half-made is left.
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

    /// How far each artifact is, 0 to 1.
    public Map<Goal, DoubleProperty> shares() {
        return shares;
    }

    /// What was done so far, in the engine's own words.
    public ObservableList<String> told() {
        return told;
    }

    /// How many seconds it will probably take yet; nothing as long as nobody can say.
    public Optional<Long> secondsLeft() {
        double passed = (System.nanoTime() - began) / 1e9;
        double share = overall.get();
        return passed < 2 || share < 0.05 ? Optional.empty() : Optional.of(Math.round(passed / share * (1 - share)));
    }

    private void look(Progress.Step step) {
        overall.set(Math.max(overall.get(), step.overall()));
        for (var share : shares.entrySet()) {
            if (share.getKey().toString().equals(step.topic())) {
                share.getValue().set(Math.max(share.getValue().get(), step.within()));
            }
        }
        if (!step.title().isEmpty() && (told.isEmpty() || !told.contains(step.title()))) {
            told.add(step.title());
        }
    }

    private static Outcome with(Outcome made, Problem note) {
        var problems = new ArrayList<>(made.problems());
        problems.add(note);
        return new Outcome(made.artifacts(), made.pythons(), problems);
    }

    private Project withPicture(Project project, byte[] letter) throws IOException {
        if (project.icon().isPresent()) {
            return project;
        }
        Files.createDirectories(pictures);
        return project.withIcon(Files.write(pictures.resolve("letter.png"), letter));
    }

    private void done(AppInfo app, Outcome outcome) {
        ended();
        if (outcome.artifacts().isEmpty()) {
            state.set(new MakingState.Refused(outcome.problems()));
            return;
        }
        overall.set(1);
        state.set(new MakingState.Waiting());
        desk.draft().made(app, outcome);
        desk.route().go(Step.DONE);
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
