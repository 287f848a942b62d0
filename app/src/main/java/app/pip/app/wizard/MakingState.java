package app.pip.app.wizard;

import app.pip.app.work.FailureReport;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.util.List;

/// How the making of an app, or of a whole class, is.
public sealed interface MakingState {

    /// What a making came to that threw this.
    static MakingState of(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> new Refused(known.problems());
            case InterruptedException _ -> new Stopped();
            default -> new Broken(FailureReport.of(failure));
        };
    }

    /// Whether it is under way, or is about to be.
    default boolean goesOn() {
        return this instanceof UnderWay || this instanceof Waiting;
    }

    /// Nothing is under way.
    record Waiting() implements MakingState {}

    /// It goes on.
    record UnderWay() implements MakingState {}

    /// The user stopped it.
    record Stopped() implements MakingState {}

    /// Nothing could be made.
    record Refused(List<Problem> problems) implements MakingState {
        /// Copies the list.
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// We made a mistake.
    record Broken(FailureReport report) implements MakingState {}
}
