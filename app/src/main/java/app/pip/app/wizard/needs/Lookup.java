package app.pip.app.wizard.needs;

import app.pip.app.work.FailureReport;
import app.pip.engine.FoundPackage;
import app.pip.engine.problem.Problem;
import java.util.List;

/// How looking up a package by its name goes.
public sealed interface Lookup {

    /// Nothing was looked up.
    record Nothing() implements Lookup {}

    /// The index is being asked.
    record UnderWay() implements Lookup {}

    /// There is one.
    ///
    /// @param requirement as it was typed
    record Found(String requirement, FoundPackage found) implements Lookup {}

    /// There is none of that name.
    record Unknown(String name) implements Lookup {}

    /// It can't be asked.
    record Refused(List<Problem> problems) implements Lookup {
        /// Copies the list.
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// We made a mistake.
    record Broken(FailureReport report) implements Lookup {}
}
