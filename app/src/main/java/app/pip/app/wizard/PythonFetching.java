package app.pip.app.wizard;

import app.pip.app.work.FailureReport;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy.FetchPython;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.PythonSpec;
import app.pip.engine.project.PythonWishes;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;

/// Fetches a Python that a program needs, even where no network is wanted otherwise, and looks at everything once more.
///
/// @param desk for the engine and the draft
record PythonFetching(Desk desk) {

    /// Begins; what comes of it is seen where packages are.
    void start(FetchPython way) {
        var outlook = desk.draft().outlook();
        outlook.set(new Outlook.UnderWay(Optional.empty()));
        var targets = new TreeSet<Target>();
        Arrays.stream(way.targets().split(",", -1))
                .flatMap(id -> Target.named(id).stream())
                .forEach(targets::add);
        var wishes = PythonWishes.of(PythonSpec.parse(way.minor()));
        desk.work()
                .start(
                        () -> desk.packager().prepare(targets, wishes, Optional.empty(), Progress.unwatched()),
                        _ -> desk.draft().lookAgain(),
                        failure -> outlook.set(
                                failure instanceof ProblemException known
                                        ? new Outlook.Refused(known.problems())
                                        : new Outlook.Broken(FailureReport.of(failure))));
    }
}
