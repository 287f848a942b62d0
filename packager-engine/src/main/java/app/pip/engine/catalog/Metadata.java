package app.pip.engine.catalog;

import app.pip.engine.naming.Extra;
import app.pip.engine.naming.PackageName;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a file says of itself (the [core metadata](
/// https://packaging.python.org/en/latest/specifications/core-metadata/)), as far as we need it.
///
/// @param name of the package
/// @param version of the package
/// @param requires what it needs, in its own order
/// @param extras the optional sets of dependencies that it has
/// @param requiresPython for which Pythons it is meant
/// @param licence under which it may be passed on
public record Metadata(
        PackageName name,
        Version version,
        List<Requirement> requires,
        SortedSet<Extra> extras,
        Specifiers requiresPython,
        Licence licence) {

    /// Copies the collections.
    public Metadata {
        requires = List.copyOf(requires);
        extras = Collections.unmodifiableSortedSet(new TreeSet<>(extras));
    }

    /// What tests and fakes mostly need.
    public static Metadata of(PackageName name, Version version, List<Requirement> requires) {
        return new Metadata(name, version, requires, new TreeSet<>(), Specifiers.ANY, Licence.UNTOLD);
    }

    /// A licence in the three ways in which it was told over the years.
    ///
    /// @param expression an SPDX expression (PEP 639)
    /// @param text the older `License`: a name, or the whole text
    /// @param classifiers the even older trove classifiers, only those that begin with `License ::`
    public record Licence(Optional<String> expression, Optional<String> text, List<String> classifiers) {

        /// Nothing was told.
        public static final Licence UNTOLD = new Licence(Optional.empty(), Optional.empty(), List.of());

        /// Copies the list.
        public Licence {
            classifiers = List.copyOf(classifiers);
        }
    }
}
