package app.pip.engine;

import app.pip.engine.bundle.AppIcon;
import app.pip.engine.bundle.Splash;
import app.pip.engine.classroom.Submission;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Project;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// One program of a class while it is worked on.
final class ClassMember {

    private final Submission submission;
    private final List<Problem> problems = new ArrayList<>();
    private AppInfo app;
    private Optional<Known> known = Optional.empty();

    ClassMember(Submission submission, AppInfo app) {
        this.submission = submission;
        this.app = app;
    }

    /// What is known of a program that nothing has stopped so far.
    ///
    /// @param missing modules that packages may still bring
    record Known(
            Project project,
            Understanding program,
            Needs needs,
            List<Problem> missing,
            AppIcon icon,
            Optional<Splash> splash) {

        Known {
            missing = List.copyOf(missing);
        }

        /// The same under another name.
        Known called(AppInfo app, AppIcon initial) {
            var renamed = new Project(
                    app,
                    project.program(),
                    project.pictures(),
                    project.mode(),
                    project.python(),
                    project.goals(),
                    project.implied(),
                    project.sure(),
                    project.offline(),
                    project.remedies(),
                    project.packages(),
                    project.signing());
            return new Known(renamed, program, needs, missing, project.icon().isEmpty() ? initial : icon, splash);
        }
    }

    Submission submission() {
        return submission;
    }

    AppInfo app() {
        return app;
    }

    Optional<Known> known() {
        return known;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void understood(Known facts) {
        known = Optional.of(facts);
        app = facts.project().app();
    }

    void called(AppInfo name, AppIcon initial) {
        app = name;
        known = known.map(facts -> facts.called(name, initial));
    }

    /// Adds what isn't told yet.
    void tell(Collection<Problem> more) {
        more.stream().filter(one -> !problems.contains(one)).forEach(problems::add);
    }

    /// Whether it goes on.
    boolean lives() {
        return known.isPresent();
    }

    /// Whether something that was told stops it.
    boolean isStopped() {
        return problems.stream().anyMatch(one -> one.severity() == Severity.STOP);
    }

    /// It can't be made; what was read is let go.
    void stop(Collection<Problem> why) {
        tell(why);
        known = Optional.empty();
    }
}
