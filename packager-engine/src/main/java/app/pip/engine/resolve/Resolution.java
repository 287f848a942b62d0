package app.pip.engine.resolve;

import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The answer to a [Question].
public sealed interface Resolution {

    /// What goes into every app.
    ///
    /// @param python the newest with which every target has a solution
    /// @param targets what goes into the app of each
    /// @param differences packages whose version is not the same everywhere
    /// @param notes what the user should know: why a newer Python was passed over, where versions differ,
    ///     extras that
    ///     nobody knows
    record Solved(Python python, SortedMap<Target, Solution> targets, List<Difference> differences, List<Problem> notes)
            implements Resolution {

        /// Copies what can be changed.
        public Solved {
            targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
            differences = List.copyOf(differences);
            notes = List.copyOf(notes);
        }
    }

    /// There is no solution with any Python.
    ///
    /// @param problem why, and a way out
    record Failed(Problem problem) implements Resolution {}
}
