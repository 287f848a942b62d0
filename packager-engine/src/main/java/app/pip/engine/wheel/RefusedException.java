package app.pip.engine.wheel;

import app.pip.engine.problem.Problem;
import java.io.IOException;

/// A wheel that must not be used. It passes through code that knows streams only, so it is an `IOException`;
/// whoever asked for the packages gets the problem.
final class RefusedException extends IOException {

    private final transient Problem problem;

    RefusedException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    /// Damage: the bytes are not a wheel, or not the one that it says it is.
    static RefusedException damaged(FetchedWheel wheel, String what) {
        return new RefusedException(Problem.stop("wheel.damaged", wheel, what));
    }
}
