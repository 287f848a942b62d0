package app.pip.engine.declared;

import app.pip.engine.problem.Problem;
import app.pip.engine.version.Specifiers;
import java.util.List;
import java.util.Optional;

/// What a program's files say about what it needs.
///
/// @param taken the file that it was taken from; empty if there is none
/// @param passedOver files that say it too, and less exactly
/// @param requirements what is needed, in the order of the file
/// @param constraints limits to what may be taken if it is needed
/// @param python which Pythons will do
/// @param index where packages come from
/// @param pins versions to prefer, from a lock
/// @param app what the program calls itself
/// @param problems what stops the work, and what is worth knowing
public record Declared(
        Optional<Origin> taken,
        List<Origin> passedOver,
        List<Wanted> requirements,
        List<Wanted> constraints,
        Specifiers python,
        IndexHints index,
        List<Pin> pins,
        AppHints app,
        List<Problem> problems) {

    /// Copies the lists.
    public Declared {
        passedOver = List.copyOf(passedOver);
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        pins = List.copyOf(pins);
        problems = List.copyOf(problems);
    }
}
