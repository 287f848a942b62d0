package app.pip.engine.inspection;

import java.util.List;
import java.util.Optional;

/// A module that a program imports.
///
/// @param module the dotted name as it is written; for a relative import the name with its leading dots
/// @param kind where it comes from
/// @param distribution the package that gives it, if that is sure; may ask for a version, as in `setuptools<82`
/// @param version the package's version, once one is chosen
/// @param alternatives other packages that give it; where nothing is sure, those that a person may choose from
/// @param facts what the index says of the package, or of the first one that a person may choose; nothing if it
///     wasn't asked
/// @param file the source that imports it first, relative to the program's folder
/// @param line in which line, counted from 1
/// @param systems the families of systems on which the program needs it, such as `Windows`
public record FoundImport(
        String module,
        Kind kind,
        Optional<String> distribution,
        Optional<String> version,
        List<String> alternatives,
        Optional<PackageFacts> facts,
        String file,
        int line,
        List<String> systems) {

    /// Copies the lists.
    public FoundImport {
        alternatives = List.copyOf(alternatives);
        systems = List.copyOf(systems);
    }

    /// The first part of the module's name.
    public String topLevel() {
        return module.split("\\.", 2)[0];
    }

    /// Where a module comes from.
    public enum Kind {
        /// Python's own library.
        STANDARD,
        /// The program's folder.
        LOCAL,
        /// A package that is known.
        PACKAGE,
        /// The program can do without it, or needs it on some systems only.
        OPTIONAL,
        /// Nobody knows, or only a person can tell.
        UNKNOWN
    }
}
