package app.pip.engine.problem;

import java.util.List;

/// The work can't go on before the user does something. Holds every [Problem] that is known by then, at least one.
public final class ProblemException extends Exception {

    private final transient List<Problem> problems;

    /// One problem.
    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    /// Several problems at once, so that the user hears of all of them in one go.
    public ProblemException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    /// One problem that another failure led to.
    public ProblemException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problems = List.of(problem);
    }

    /// What the user should hear of.
    public List<Problem> problems() {
        return problems;
    }
}
