package app.pip.engine.declared;

import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.PackageName;
import app.pip.engine.requirement.Marker;
import app.pip.engine.version.Version;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The version of a package that a lock file names: the one to prefer, as long as nothing speaks
/// against it.
///
/// @param name the package
/// @param version the version
/// @param marker where it holds, everywhere if empty
/// @param hashes the digests of its files as far as they are known
/// @param place where it is written
public record Pin(PackageName name, Version version, Optional<Marker> marker, SortedSet<Sha256> hashes, Place place) {

    /// Copies the digests.
    public Pin {
        hashes = Collections.unmodifiableSortedSet(new TreeSet<>(hashes));
    }
}
