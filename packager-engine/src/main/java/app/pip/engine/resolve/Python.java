package app.pip.engine.resolve;

import app.pip.engine.platform.Target;
import app.pip.engine.version.Version;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A version of Python, with what it is on each target that is asked for.
///
/// @param version for people, such as `3.14`
/// @param places by target
public record Python(Version version, SortedMap<Target, Place> places) {

    /// Copies the map.
    public Python {
        places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    }
}
