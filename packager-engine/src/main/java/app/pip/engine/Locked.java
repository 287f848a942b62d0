package app.pip.engine;

import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a lock says.
///
/// @param file where it was written, or was there
/// @param pythons the Python for each target, such as `3.14.3`
/// @param packages for each package, in the order of their names, its version on each target that has it
/// @param problems what the user should know
public record Locked(
        Path file,
        SortedMap<Target, String> pythons,
        SortedMap<String, SortedMap<Target, String>> packages,
        List<Problem> problems) {

    /// Copies the collections.
    public Locked {
        pythons = Collections.unmodifiableSortedMap(new TreeMap<>(pythons));
        packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
        problems = List.copyOf(problems);
    }
}
