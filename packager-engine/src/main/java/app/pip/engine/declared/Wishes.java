package app.pip.engine.declared;

import app.pip.engine.naming.Extra;
import java.util.List;
import java.util.Optional;

/// What the user says about where requirements come from.
///
/// @param file the file to read them from, a path in the program's folder; the most exact one if empty
/// @param extras optional sets of dependencies of the project that are wanted
///     (`project.optional-dependencies`)
/// @param groups dependency groups that are wanted (PEP 735); named as extras are
public record Wishes(Optional<String> file, List<Extra> extras, List<Extra> groups) {

    /// No wishes.
    public static final Wishes NONE = new Wishes(Optional.empty(), List.of(), List.of());

    /// Copies the lists.
    public Wishes {
        extras = List.copyOf(extras);
        groups = List.copyOf(groups);
    }
}
