package app.pip.engine.catalog;

import app.pip.engine.problem.Problem;
import java.io.IOException;

/// A file of an index can't be used: it is damaged, or not what its name says. Others of its package can.
public final class UnusableException extends IOException {

    private final transient Problem problem;

    /// With what can be told to the user, should there be no other file.
    public UnusableException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /// With what led to it.
    public UnusableException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    /// What the user should hear of.
    public Problem problem() {
        return problem;
    }
}
