package app.pip.engine.catalog;

import app.pip.engine.naming.PackageName;
import java.util.List;
import java.util.Optional;

/// What one index says of a project: the first that knows its name.
///
/// @param name of the project
/// @param standing in that index
/// @param reason for its standing, in the index's own words
/// @param offers its files, in the order of the index; without those that nobody can use, such as old
///     installers and files whose `requires-python` makes no sense
/// @param index the address of the index's simple API, without any login; nothing if the files lie in a folder
public record Listing(
        PackageName name, Standing standing, Optional<String> reason, List<Offer> offers, Optional<String> index) {

    /// Copies the offers. A project in quarantine has none, whatever is listed.
    public Listing {
        offers = standing == Standing.QUARANTINED ? List.of() : List.copyOf(offers);
    }

    /// An active project with these files.
    public static Listing of(PackageName name, List<Offer> offers) {
        return new Listing(name, Standing.ACTIVE, Optional.empty(), offers, Optional.empty());
    }

    /// A name that no index knows.
    public static Listing unknown(PackageName name) {
        return new Listing(name, Standing.UNKNOWN, Optional.empty(), List.of(), Optional.empty());
    }
}
