package app.pip.engine.declared;

import app.pip.engine.requirement.Marker;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.requirement.RequirementSyntaxException;
import java.util.Optional;

/// Texts of locks that count only if they can be read.
final class Foreign {

    private Foreign() {}

    /// The marker of a requirement.
    static Optional<Marker> markerOf(String requirement) {
        try {
            return Requirement.parse(requirement).marker();
        } catch (RequirementSyntaxException _) {
            return Optional.empty();
        }
    }

    /// A marker.
    static Optional<Marker> marker(String text) {
        try {
            return Optional.of(Marker.parse(text));
        } catch (RequirementSyntaxException _) {
            return Optional.empty();
        }
    }
}
