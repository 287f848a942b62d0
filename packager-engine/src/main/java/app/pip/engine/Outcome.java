package app.pip.engine;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import java.util.List;

/// What a build came to.
///
/// @param artifacts what was made, in the order of the targets
/// @param problems what the user should know; those that stop belong to goals that were asked for and couldn't be made
public record Outcome(List<Artifact> artifacts, List<Problem> problems) {

    /// Copies the lists.
    public Outcome {
        artifacts = List.copyOf(artifacts);
        problems = List.copyOf(problems);
    }

    /// Whether all that was asked for was made, and something was.
    public boolean isGood() {
        return !artifacts.isEmpty() && problems.stream().noneMatch(problem -> problem.severity() == Severity.STOP);
    }
}
