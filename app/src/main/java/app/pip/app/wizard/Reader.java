package app.pip.app.wizard;

import app.pip.app.work.FailureReport;
import app.pip.app.work.Work;
import app.pip.engine.Packager;
import app.pip.engine.TargetState;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.project.Goal;
import app.pip.engine.project.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.collections.SetChangeListener;

/// Reads whatever is dropped, beside the window, from the drop on; what was dropped before is forgotten.
public final class Reader {

    private final Draft draft;
    private final Packager packager;
    private final Work work;
    private final Planner planner;
    private boolean recalling;
    private Optional<Work.Running> running = Optional.empty();

    /// Watches a draft.
    public Reader(Draft draft, Packager packager, Work work) {
        this.draft = draft;
        this.packager = packager;
        this.work = work;
        draft.program().addListener((_, _, now) -> again());
        draft.sure().addListener((_, _, sure) -> again());
        draft.remedies().addListener((SetChangeListener<Object>) change -> again());
        draft.packages().addListener((_, _, _) -> again());
        draft.connection().addListener((_, _, _) -> again());
        draft.turns().addListener((_, _, _) -> again());
        this.planner = new Planner(draft, packager, work);
    }

    /// Begins anew what was under way in the draft that this one is a copy of.
    public void goOn() {
        if (draft.reading().get() instanceof Reading.UnderWay) {
            again();
        } else if (draft.outlook().get() instanceof Outlook.UnderWay) {
            planner.plan();
        }
    }

    /// Reads the program once more, say because the user has changed it.
    public void again() {
        if (recalling) {
            return;
        }
        running.ifPresent(Work.Running::forget);
        running = Optional.empty();
        if (draft.program().get().isEmpty()) {
            return;
        }
        // what is known stays in sight until more is
        if (!(draft.reading().get() instanceof Reading.Known)) {
            draft.reading().set(new Reading.UnderWay());
        }
        if (draft.memory().get().isPresent()) {
            read();
        } else {
            recall(draft.program().get().get());
        }
    }

    private void recall(Path program) {
        Optional<Path> folder = draft.folder().get();
        running = Optional.of(work.start(
                () -> Memory.of(packager, program, folder),
                memory -> {
                    recalling = true;
                    draft.recall(memory);
                    recalling = false;
                    read();
                },
                failure -> draft.reading().set(told(failure))));
    }

    private void read() {
        Path out = draft.out();
        running = Optional.of(work.start(
                () -> {
                    List<TargetState> states = packager.targets();
                    var goals = states.stream()
                            .map(state -> Goal.usual(state.target()))
                            .collect(Collectors.toCollection(TreeSet::new));
                    Project question = draft.toQuestion(goals);
                    return new Reading.Known(packager.preview(question, out), states);
                },
                known -> {
                    draft.reading().set(known);
                    planner.plan();
                },
                failure -> draft.reading().set(told(failure))));
    }

    private static Reading told(Throwable failure) {
        return failure instanceof ProblemException known
                ? new Reading.Refused(known.problems())
                : new Reading.Broken(FailureReport.of(failure));
    }
}
