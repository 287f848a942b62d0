package app.pip.engine.resolve;

import app.pip.engine.naming.PackageName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What goes into the app of one target.
///
/// @param packages by name
public record Solution(SortedMap<PackageName, Pinned> packages) {

    /// Copies the map.
    public Solution {
        packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
    }
}
