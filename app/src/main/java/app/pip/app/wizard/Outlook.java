package app.pip.app.wizard;

import app.pip.app.work.FailureReport;
import app.pip.engine.Plan;
import app.pip.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/// What is known so far of the packages that a program needs.
public sealed interface Outlook {

    /// The packages that were chosen, as far as that is known and still probable.
    default Optional<Plan> plan() {
        return switch (this) {
            case Known known -> Optional.of(known.chosen());
            case UnderWay underWay -> underWay.before();
            case Unneeded _, Refused _, Broken _ -> Optional.empty();
        };
    }

    /// It needs none, or nobody knows yet whether it does.
    record Unneeded() implements Outlook {}

    /// They are being chosen.
    ///
    /// @param before what was chosen before something changed
    record UnderWay(Optional<Plan> before) implements Outlook {}

    /// They were chosen.
    record Known(Plan chosen) implements Outlook {}

    /// They can't be chosen before the user does something.
    record Refused(List<Problem> problems) implements Outlook {
        /// Copies the list.
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// We made a mistake.
    record Broken(FailureReport report) implements Outlook {}
}
