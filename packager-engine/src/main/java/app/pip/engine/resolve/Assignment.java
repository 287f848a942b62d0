package app.pip.engine.resolve;

import java.util.Optional;

/// One step of a [PartialSolution]: what is known of a package from here on.
///
/// @param index how many steps were before
/// @param level how many decisions were before, with this one
/// @param cause what it follows from; nothing if it is a decision
/// @param known everything that is known of the package by now
record Assignment(int index, int level, Optional<Incompatibility> cause, Term known) {

    /// Whether a version was chosen.
    boolean isDecision() {
        return cause.isEmpty();
    }
}
