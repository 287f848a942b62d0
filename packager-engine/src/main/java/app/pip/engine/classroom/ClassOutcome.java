package app.pip.engine.classroom;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import java.util.List;

/// What making a class came to.
///
/// @param programs each program, in the order of their names
/// @param artifacts what was made, in the order of the targets
/// @param packages what travels beside the programs and their Python
/// @param problems what concerns all of it
public record ClassOutcome(
        List<ClassProgram> programs, List<Artifact> artifacts, List<ClassPackage> packages, List<Problem> problems) {

    /// Copies the lists.
    public ClassOutcome {
        programs = List.copyOf(programs);
        artifacts = List.copyOf(artifacts);
        packages = List.copyOf(packages);
        problems = List.copyOf(problems);
    }

    /// Whether every program is in every bundle.
    public boolean isGood() {
        return !artifacts.isEmpty()
                && problems.stream().noneMatch(problem -> problem.severity() == Severity.STOP)
                && programs.stream().allMatch(program -> program.state() == ClassProgram.State.MADE);
    }
}
