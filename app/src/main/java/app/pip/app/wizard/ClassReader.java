package app.pip.app.wizard;

import app.pip.app.wizard.ClassDraft.Looking;
import app.pip.app.wizard.ClassDraft.Pupil;
import app.pip.app.work.FailureReport;
import app.pip.app.work.Work;
import app.pip.engine.ClassLook;
import app.pip.engine.Packager;
import app.pip.engine.classroom.ClassProgram;
import app.pip.engine.classroom.ClassProject;
import app.pip.engine.problem.ProblemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Looks at the programs of a class beside the window, from its drop on, and fills them in one by one.
public final class ClassReader {

    private final Draft draft;
    private final Packager packager;
    private final Work work;
    private Optional<Work.Running> running = Optional.empty();
    private AtomicBoolean wanted = new AtomicBoolean();

    /// Watches a draft.
    public ClassReader(Draft draft, Packager packager, Work work) {
        this.draft = draft;
        this.packager = packager;
        this.work = work;
        draft.whole().folder().addListener((_, _, _) -> again());
        draft.whole().turns().addListener((_, _, _) -> again());
        draft.connection().addListener((_, _, _) -> again());
    }

    /// Begins anew what was under way in the draft that this one is a copy of.
    public void goOn() {
        if (draft.whole().looking().get() instanceof Looking.UnderWay) {
            again();
        }
    }

    private void again() {
        wanted.set(false);
        running.ifPresent(Work.Running::forget);
        running = Optional.empty();
        ClassDraft whole = draft.whole();
        if (whole.folder().get().isEmpty()) {
            return;
        }
        var mine = new AtomicBoolean(true);
        wanted = mine;
        whole.pupils().clear();
        whole.looking().set(new Looking.UnderWay());
        ClassProject project = whole.toProject(draft.connection().get());
        Path out = whole.out(draft.folder().get());
        running = Optional.of(work.start(
                () -> {
                    ClassLook look = ClassLook.at(packager, project, out);
                    tell(
                            mine,
                            () -> look.names().forEach(name -> whole.pupils().add(new Pupil(name, Optional.empty()))));
                    look.each(one -> tell(mine, () -> fill(one)));
                    return look;
                },
                _ -> whole.looking().set(new Looking.Ended()),
                failure -> whole.looking().set(told(failure))));
    }

    /// News of a look that nobody wants any more is no news.
    private void tell(AtomicBoolean mine, Runnable news) {
        work.window().execute(() -> {
            if (mine.get()) {
                news.run();
            }
        });
    }

    private void fill(ClassProgram seen) {
        var pupils = draft.whole().pupils();
        for (int at = 0; at < pupils.size(); at++) {
            if (pupils.get(at).name().equals(seen.name())) {
                pupils.set(at, new Pupil(seen.name(), Optional.of(seen)));
            }
        }
    }

    private static Looking told(Throwable failure) {
        return failure instanceof ProblemException known
                ? new Looking.Refused(known.problems())
                : new Looking.Broken(FailureReport.of(failure));
    }
}
