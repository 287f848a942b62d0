package app.pip.engine.resolve;

import app.pip.engine.catalog.Offer;

/// Whether a version of a package can be used on one target, with one Python.
sealed interface Fit {

    /// This is the file to take.
    record Usable(Offer offer) implements Fit {}

    /// This would be the file to take, but it was withdrawn: only for those who ask for exactly this version
    /// (PEP 592).
    record Withdrawn(Offer offer) implements Fit {}

    /// There is no file to take.
    record Unusable(Obstacle obstacle) implements Fit {}

    /// Why there is no file to take.
    enum Obstacle {
        /// It is made for other versions of Python (`requires-python`).
        PYTHON,
        /// Its wheels are for this system, but for other versions of Python.
        WHEELS_FOR_OTHER_PYTHON,
        /// It has wheels, none for this system.
        WHEELS_FOR_OTHER_SYSTEM,
        /// Only its sources are offered.
        SOURCES_ONLY,
        /// What it needs can't be read.
        UNREADABLE,
        /// It needs a file from an address instead of a version from the index.
        ADDRESS
    }
}
