package app.pip.engine.lock;

import app.pip.engine.hash.Sha256;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.version.Version;

/// The interpreter that a lock was made for.
///
/// @param target where it runs
/// @param version such as `3.14.3`
/// @param source where it comes from, in the words of the one who looks for interpreters
/// @param file its file's name
/// @param sha256 its file's digest
/// @param floor the oldest system it runs on
public record LockedInterpreter(
        Target target, Version version, String source, String file, Sha256 sha256, Floor floor) {

    /// Checks that both are of one family.
    ///
    /// @throws IllegalArgumentException for a floor of another family
    public LockedInterpreter {
        if (floor.family() != target.family()) {
            throw new IllegalArgumentException(floor + " is no floor for " + target);
        }
    }
}
