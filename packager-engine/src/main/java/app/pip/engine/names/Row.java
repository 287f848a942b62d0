package app.pip.engine.names;

import app.pip.engine.platform.Family;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What our tables say of a module.
public sealed interface Row {

    /// The dotted name to which the row applies, with all that is below it.
    String module();

    /// Packages give the module.
    ///
    /// @param distributions their names as PEP 503 writes them, the usual one first; a version may be asked for:
    ///     `setuptools<82`
    /// @param families the systems on which the module is to be had that way
    /// @param certain whether that is known; otherwise it follows from a pattern, and has to be looked up
    record Provided(String module, List<String> distributions, SortedSet<Family> families, boolean certain)
            implements Row {

        /// Copies the collections.
        public Provided {
            distributions = List.copyOf(distributions);
            families = Collections.unmodifiableSortedSet(new TreeSet<>(families));
        }
    }

    /// The module exists only on a device, such as a micro:bit.
    record Device(String module, String device) implements Row {}

    /// The module was part of Python.
    ///
    /// @param version the first Python without it, such as `3.13`
    /// @param standIn the package that gives it nowadays, if there is one
    record Gone(String module, String version, Optional<String> standIn) implements Row {}
}
