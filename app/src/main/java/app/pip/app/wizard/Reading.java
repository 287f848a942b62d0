package app.pip.app.wizard;

import app.pip.app.work.FailureReport;
import app.pip.engine.Preview;
import app.pip.engine.TargetState;
import app.pip.engine.problem.Problem;
import java.util.List;

/// What is known of the dropped program so far.
public sealed interface Reading {

    /// Nothing was dropped.
    record Nothing() implements Reading {}

    /// It is being read.
    record UnderWay() implements Reading {}

    /// It was read.
    ///
    /// @param targets the systems that apps can be made for
    record Known(Preview preview, List<TargetState> targets) implements Reading {
        /// Copies the list.
        public Known {
            targets = List.copyOf(targets);
        }
    }

    /// It can't be read before the user does something.
    record Refused(List<Problem> problems) implements Reading {
        /// Copies the list.
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// We made a mistake.
    record Broken(FailureReport report) implements Reading {}
}
