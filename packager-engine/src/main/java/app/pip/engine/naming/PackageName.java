package app.pip.engine.naming;

import java.util.Optional;

/// The name of a project in an index, normalised by the [names and normalisation
/// specification](https://packaging.python.org/en/latest/specifications/name-normalization/) (PEP 503): lower
/// case, and one `-` for each run of `-`, `_` and `.`. ASCII letters and digits are all that a name has
/// besides, so no name can imitate another by Unicode.
///
/// @param name normalised
public record PackageName(String name) implements Comparable<PackageName> {

    /// Normalises the name.
    ///
    /// @throws IllegalArgumentException if no project can have that name
    public PackageName {
        if (!Names.isLegal(name)) {
            throw new IllegalArgumentException("'" + name + "' can't be the name of a package");
        }
        name = Names.normalised(name);
    }

    /// The name that a text stands for, in any spelling.
    ///
    /// @throws IllegalArgumentException if no project can have that name
    public static PackageName parse(String text) {
        return new PackageName(text);
    }

    /// The name that a foreign text stands for; nothing if no project can have it.
    public static Optional<PackageName> read(String text) {
        return Names.isLegal(text) ? Optional.of(new PackageName(text)) : Optional.empty();
    }

    /// As it is written in the names of wheels, sdists and `dist-info` folders: `_` for `-`.
    public String underscored() {
        return name.replace('-', '_');
    }

    @Override
    public int compareTo(PackageName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
