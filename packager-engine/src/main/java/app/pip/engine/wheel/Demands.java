package app.pip.engine.wheel;

import java.util.List;

/// What a wheel's metadata say that it needs, word for word.
///
/// @param packages its `Requires-Dist`
/// @param python its `Requires-Python`, empty if it doesn't say
public record Demands(List<String> packages, String python) {

    /// Nothing is needed.
    public static final Demands NONE = new Demands(List.of(), "");

    /// Copies the list.
    public Demands {
        packages = List.copyOf(packages);
    }

    static Demands of(CoreMetadata metadata) {
        return new Demands(
                metadata.all("Requires-Dist"), metadata.first("Requires-Python").orElse(""));
    }
}
