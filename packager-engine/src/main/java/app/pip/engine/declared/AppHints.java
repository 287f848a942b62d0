package app.pip.engine.declared;

import java.util.List;
import java.util.Optional;

/// What a project file says about the program itself; proposals for what its app is called.
///
/// @param name as written
/// @param version as written
/// @param authors names of people, as written
public record AppHints(Optional<String> name, Optional<String> version, List<String> authors) {

    /// Nothing was said.
    public static final AppHints NONE = new AppHints(Optional.empty(), Optional.empty(), List.of());

    /// Copies the list.
    public AppHints {
        authors = List.copyOf(authors);
    }
}
