package app.pip.engine;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import java.util.List;

/// What a build came to.
///
/// @param artifacts what was made, in the order of the targets
/// @param pythons which Python they got, and why; one of them, usually
/// @param problems what the user should know; those that stop belong to goals that were asked for and couldn't be made
public record Outcome(List<Artifact> artifacts, List<TakenPython> pythons, List<Problem> problems) {

    /// Copies the lists.
    public Outcome {
        artifacts = List.copyOf(artifacts);
        pythons = List.copyOf(pythons);
        problems = List.copyOf(problems);
    }

    /// One in which nothing was made.
    ///
    /// @param problems why
    public static Outcome nothing(List<Problem> problems) {
        return new Outcome(List.of(), List.of(), problems);
    }

    /// Whether all that was asked for was made, and something was.
    public boolean isGood() {
        return !artifacts.isEmpty() && problems.stream().noneMatch(problem -> problem.severity() == Severity.STOP);
    }
}
