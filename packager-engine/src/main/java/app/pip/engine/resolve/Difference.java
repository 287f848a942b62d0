package app.pip.engine.resolve;

import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.version.Version;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A package that can't have the same version everywhere.
///
/// @param name of the package
/// @param versions on the targets that need it
public record Difference(PackageName name, SortedMap<Target, Version> versions) {

    /// Copies the map.
    public Difference {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }
}
