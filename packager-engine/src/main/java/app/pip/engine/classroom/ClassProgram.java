package app.pip.engine.classroom;

import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What became of one program of a class.
///
/// @param name the folder's or file's in the class's folder
/// @param title as it is shown
/// @param author who made it; empty if nobody said
/// @param targets the systems whose bundle it is in
/// @param packages the packages that it asks for, each with the version that was taken
/// @param size of its own files in a bundle, in bytes
/// @param problems what stops it, and what is worth knowing
public record ClassProgram(
        String name,
        String title,
        String author,
        SortedSet<Target> targets,
        List<String> packages,
        long size,
        List<Problem> problems) {

    /// Copies the collections.
    public ClassProgram {
        targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
        packages = List.copyOf(packages);
        problems = List.copyOf(problems);
    }

    /// What became of it.
    public State state() {
        boolean stopped = problems.stream().anyMatch(problem -> problem.severity() == Severity.STOP);
        if (targets.isEmpty()) {
            return State.NOT_MADE;
        }
        return stopped ? State.PARTLY : State.MADE;
    }

    /// What can become of a program.
    public enum State {
        /// It is in every bundle that was asked for.
        MADE,
        /// It is in some of them only.
        PARTLY,
        /// It is in none.
        NOT_MADE
    }
}
