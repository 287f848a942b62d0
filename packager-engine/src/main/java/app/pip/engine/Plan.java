package app.pip.engine;

import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// The packages that would go into a program's apps: chosen, but neither fetched nor written down.
///
/// @param pythons the Python for each target that can be had, such as `3.14.3`
/// @param packages in the order of their names
/// @param obstacles what keeps the packages from a target, for each target that nothing could be chosen for
/// @param problems what the user should know
public record Plan(
        SortedMap<Target, String> pythons,
        List<Planned> packages,
        SortedMap<Target, List<Problem>> obstacles,
        List<Problem> problems) {

    /// Copies the collections.
    public Plan {
        pythons = Collections.unmodifiableSortedMap(new TreeMap<>(pythons));
        packages = List.copyOf(packages);
        obstacles = Collections.unmodifiableSortedMap(new TreeMap<>(obstacles));
        problems = List.copyOf(problems);
    }

    /// A package in the plan.
    ///
    /// @param name as PEP 503 writes it
    /// @param versions on each target that has it
    /// @param size of its file for the first of these targets, in bytes, if that is told
    /// @param asked whether the program asks for it itself, and not only another package
    public record Planned(String name, SortedMap<Target, String> versions, OptionalLong size, boolean asked) {

        /// Copies the map.
        public Planned {
            versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        }
    }
}
