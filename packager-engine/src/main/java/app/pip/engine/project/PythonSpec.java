package app.pip.engine.project;

import app.pip.engine.version.Specifier;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which Pythons are wanted: a version such as `3`, `3.14` or `3.14.3`, or a list of comparisons such as `>=3.12,<3.15`
/// ([Specifiers]). A version alone is a beginning, as it is in the name `python3.14`.
///
/// @param text as written
/// @param specifiers what that means
public record PythonSpec(String text, Specifiers specifiers) {

    /// Any Python.
    public static final PythonSpec ANY = new PythonSpec("", Specifiers.ANY);

    private static final Pattern BEGINNING = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9}){0,3})(?:\\.\\*)?");

    /// Reads what the user wrote.
    ///
    /// @throws IllegalArgumentException if it is neither a version nor a list of comparisons
    public static PythonSpec parse(String text) {
        return new PythonSpec(
                text,
                Specifiers.of(Arrays.stream(text.split(",", -1))
                        .map(PythonSpec::specifier)
                        .toArray(Specifier[]::new)));
    }

    /// Whether a version, such as `3.14.3`, is wanted.
    public boolean allows(String version) {
        return Version.read(version).filter(specifiers::contains).isPresent();
    }

    private static Specifier specifier(String text) {
        var beginning = BEGINNING.matcher(text.strip());
        Optional<Specifier> read = Specifier.read(beginning.matches() ? "==" + beginning.group(1) + ".*" : text);
        return read.orElseThrow(() ->
                new IllegalArgumentException("'" + text + "' is no version of Python; 3, 3.14 or >=3.12 would be."));
    }
}
