package app.pip.engine.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the user says about the Python in the app.
///
/// @param spec which versions will do
/// @param from where Pythons are fetched from: an address, a folder, or `none`; as usual if empty
/// @param given files and folders of interpreters; each is the one for its system, whatever else there is
public record PythonWishes(PythonSpec spec, Optional<String> from, List<Path> given) {

    /// Any Python, from where they usually come.
    public static final PythonWishes ANY = of(PythonSpec.ANY);

    /// Copies the list.
    public PythonWishes {
        given = List.copyOf(given);
    }

    /// Some versions, from where Pythons usually come.
    public static PythonWishes of(PythonSpec spec) {
        return new PythonWishes(spec, Optional.empty(), List.of());
    }
}
