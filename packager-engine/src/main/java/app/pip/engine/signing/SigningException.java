package app.pip.engine.signing;

import app.pip.engine.problem.Problem;
import java.io.IOException;

/// Something couldn't be signed while artifacts were written.
public final class SigningException extends IOException {

    private final transient Problem problem;

    SigningException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    /// The same in words for people.
    public Problem problem() {
        return problem;
    }
}
