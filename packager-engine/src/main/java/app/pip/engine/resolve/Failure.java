package app.pip.engine.resolve;

import app.pip.engine.platform.Target;
import app.pip.engine.version.Version;

/// Why there is no solution for a target with one Python.
///
/// @param ground what was known of the index
/// @param fitting the target
/// @param cause the end of the argument
record Failure(Ground ground, Fitting fitting, Incompatibility cause) {

    /// For which target.
    Target target() {
        return fitting.target();
    }

    /// With which Python, for people: `3.14`.
    String python() {
        Version version = fitting.place().python();
        return version.release(0) + "." + version.release(1);
    }
}
