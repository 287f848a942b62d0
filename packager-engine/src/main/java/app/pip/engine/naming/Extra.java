package app.pip.engine.naming;

import java.util.Optional;

/// The name of an optional set of dependencies of a package, as in `fastapi[standard]`, normalised as a
/// [PackageName] is (PEP 685).
///
/// @param name normalised
public record Extra(String name) implements Comparable<Extra> {

    /// Normalises the name.
    ///
    /// @throws IllegalArgumentException if no extra can have that name
    public Extra {
        if (!Names.isLegal(name)) {
            throw new IllegalArgumentException("'" + name + "' can't be the name of an extra");
        }
        name = Names.normalised(name);
    }

    /// The extra that a text stands for, in any spelling.
    ///
    /// @throws IllegalArgumentException if no extra can have that name
    public static Extra parse(String text) {
        return new Extra(text);
    }

    /// The extra that a foreign text stands for; nothing if no extra can have that name.
    public static Optional<Extra> read(String text) {
        return Names.isLegal(text) ? Optional.of(new Extra(text)) : Optional.empty();
    }

    @Override
    public int compareTo(Extra other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
