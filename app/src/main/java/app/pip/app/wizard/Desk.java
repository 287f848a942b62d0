package app.pip.app.wizard;

import app.pip.app.ui.Outside;
import app.pip.app.words.Words;
import app.pip.app.work.Work;
import app.pip.engine.Packager;
import app.pip.engine.classroom.Submission;
import java.nio.file.Path;

/// What every page has at hand.
///
/// @param words in the user's language
/// @param draft the app in the making
/// @param route where the user is
/// @param packager the engine
/// @param work runs what takes its time
/// @param outside what the system shows beside our window
public record Desk(Words words, Draft draft, Route route, Packager packager, Work work, Outside outside) {

    /// Begins anew with a program, from whichever page; nothing happens while an app is being made.
    public void take(Path program) {
        if (!route.busy().get()) {
            route.go(Step.PROGRAM);
            draft.clear();
            draft.whole().clear();
            draft.drop(program);
            // a folder that is surely a class is one; what can't be read is told by who reads programs
            work.start(
                    () -> Submission.isClass(program),
                    whole -> {
                        if (whole && draft.isOf(program)) {
                            takeClass(program);
                        }
                    },
                    _ -> {});
        }
    }

    /// Begins anew with a whole class.
    public void takeClass(Path folder) {
        if (!route.busy().get()) {
            route.go(Step.PROGRAM);
            draft.clear();
            draft.whole().drop(folder);
            route.go(Step.PUPILS);
        }
    }
}
