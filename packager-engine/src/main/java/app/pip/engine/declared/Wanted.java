package app.pip.engine.declared;

import app.pip.engine.hash.Sha256;
import app.pip.engine.requirement.Requirement;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// A requirement, and where it was found.
///
/// @param requirement names a package in an index, never an address
/// @param hashes if there are any, only files with one of these digests will do
/// @param place where it is written
public record Wanted(Requirement requirement, SortedSet<Sha256> hashes, Place place) {

    /// Copies the digests.
    public Wanted {
        hashes = Collections.unmodifiableSortedSet(new TreeSet<>(hashes));
    }
}
