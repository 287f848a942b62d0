package app.pip.app.wizard;

import app.pip.app.work.FailureReport;
import app.pip.app.work.Work;
import app.pip.engine.Packager;
import app.pip.engine.Plan;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Project;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.collections.SetChangeListener;

/// Chooses the packages of whatever was read, beside the window, so that they are known before anything is made.
final class Planner {

    private final Draft draft;
    private final Packager packager;
    private final Work work;
    private Optional<Work.Running> running = Optional.empty();
    private Set<Target> asked = Set.of();

    /// Watches a draft.
    Planner(Draft draft, Packager packager, Work work) {
        this.draft = draft;
        this.packager = packager;
        this.work = work;
        draft.reading().addListener((_, _, reading) -> {
            if (!(reading instanceof Reading.Known)) {
                forget();
                draft.outlook().set(new Outlook.Unneeded());
            }
        });
        draft.goals().addListener((SetChangeListener<Object>) change -> {
            if (!asked.isEmpty() && !asked.containsAll(targets())) {
                plan();
            }
        });
    }

    /// Chooses for what was just read, which may be the same as before.
    void plan() {
        forget();
        boolean needed =
                draft.preview().map(known -> !known.packages().isEmpty()).orElse(false);
        if (!needed || !draft.isReadable() || draft.goals().isEmpty()) {
            draft.outlook().set(new Outlook.Unneeded());
            return;
        }
        Optional<Plan> before = draft.outlook().get().plan();
        draft.outlook().set(new Outlook.UnderWay(before));
        asked = targets();
        Project question = draft.toQuestion(new TreeSet<>(draft.goals()));
        running = Optional.of(work.start(
                () -> packager.plan(question, Progress.unwatched()),
                plan -> draft.outlook().set(new Outlook.Known(plan)),
                failure -> draft.outlook().set(told(failure))));
    }

    private void forget() {
        running.ifPresent(Work.Running::forget);
        running = Optional.empty();
        asked = Set.of();
    }

    private Set<Target> targets() {
        return draft.goals().stream().map(Goal::target).collect(Collectors.toSet());
    }

    private static Outlook told(Throwable failure) {
        return failure instanceof ProblemException known
                ? new Outlook.Refused(known.problems())
                : new Outlook.Broken(FailureReport.of(failure));
    }
}
