package app.pip.app.wizard.done;

import app.pip.app.wizard.Desk;
import app.pip.app.work.FailureReport;
import app.pip.app.work.Trial;
import app.pip.engine.Outcome;
import app.pip.engine.Packager;
import app.pip.engine.artifact.Artifact;
import app.pip.engine.problem.Problem;
import app.pip.engine.project.AppInfo;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// What the last page knows: what was made, and how a trial of it goes.
public final class DoneModel {

    private static final int MOST_SHOWN = 100_000;

    private final Desk desk;
    private final BooleanProperty trying = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private Optional<Trial> trial = Optional.empty();

    /// The page's model.
    public DoneModel(Desk desk) {
        this.desk = desk;
    }

    /// The files that can be given away.
    public List<Artifact> artifacts() {
        return desk.draft().outcome().get().map(Outcome::artifacts).orElse(List.of());
    }

    /// What the user should know of them.
    public List<Problem> problems() {
        return desk.draft().outcome().get().map(Outcome::problems).orElse(List.of());
    }

    /// The folder they are in.
    public Path folder() {
        return artifacts().isEmpty()
                ? desk.draft().out()
                : Objects.requireNonNull(artifacts().getFirst().file().getParent());
    }

    /// What writes the page for friends beside them, and tells its file; made on the window's thread, called on any.
    public Callable<Path> friendPage() {
        AppInfo app = desk.draft().madeAs().orElseThrow();
        List<Artifact> made = artifacts();
        return () -> Packager.writeFriendPage(app, made, desk.words().locale());
    }

    /// The file for this computer, if one was made.
    public Optional<Artifact> forThisComputer() {
        return artifacts().stream()
                .filter(artifact -> artifact.goal().target() == Packager.here())
                // what leaves something behind is tried last
                .min(Comparator.comparing(
                                (Artifact artifact) -> artifact.goal().kind().isInstalled())
                        .thenComparing(artifact -> artifact.goal().kind().isSingle()));
    }

    /// Starts the app as a friend would.
    public void tryIt() {
        Artifact artifact = forThisComputer().orElseThrow();
        var begun = new Trial(desk.packager(), artifact);
        trial = Optional.of(begun);
        said.set("");
        trying.set(true);
        desk.work()
                .start(
                        () -> begun.run(text -> desk.work().window().execute(() -> say(text))),
                        code -> ended(desk.words().text("done.try.ended", code)),
                        failure -> ended(desk.words()
                                .text(
                                        "done.try.failed",
                                        FailureReport.of(failure).code())));
    }

    /// Types a line for the app that is being tried.
    public void answer(String line) {
        trial.ifPresent(running -> desk.work()
                .start(
                        () -> {
                            running.answer(line);
                            return line;
                        },
                        typed -> say(typed + "\n"),
                        // it has just ended, and that is told
                        failure -> say("")));
    }

    /// Ends the app that is being tried.
    public void stop() {
        trial.ifPresent(Trial::stop);
    }

    /// Whether the app is being tried.
    public ReadOnlyBooleanProperty trying() {
        return trying;
    }

    /// What it has printed.
    public ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    private void ended(String text) {
        trying.set(false);
        trial = Optional.empty();
        say((said.get().isEmpty() || said.get().endsWith("\n") ? "" : "\n") + text + "\n");
    }

    private void say(String text) {
        String all = said.get() + text;
        said.set(all.length() > MOST_SHOWN ? all.substring(all.length() - MOST_SHOWN) : all);
    }
}
