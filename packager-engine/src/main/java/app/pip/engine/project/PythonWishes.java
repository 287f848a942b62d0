package app.pip.engine.project;

import java.util.Optional;

/// What the user says about the Python in the app.
///
/// @param spec which versions will do
/// @param from where Pythons are fetched from: an address, a folder, or `none`; as usual if empty
public record PythonWishes(PythonSpec spec, Optional<String> from) {

    /// Any Python, from where they usually come.
    public static final PythonWishes ANY = of(PythonSpec.ANY);

    /// Some versions, from where Pythons usually come.
    public static PythonWishes of(PythonSpec spec) {
        return new PythonWishes(spec, Optional.empty());
    }
}
