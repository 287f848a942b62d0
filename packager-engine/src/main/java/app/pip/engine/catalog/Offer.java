package app.pip.engine.catalog;

import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.PackageName;
import app.pip.engine.naming.WheelName;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A file that can be had: a wheel, or the sources (an sdist) of a version.
///
/// @param name of the package
/// @param version of the package
/// @param fileName with its ending
/// @param wheel what a wheel's name says; nothing for sources
/// @param address where it lies, without any login; `file:` for one in a folder. A text, because large indexes list
///     ten thousand files, and a handful of them is asked for
/// @param sha256 of the whole file, if the index tells it
/// @param size in bytes, if the index tells it
/// @param requiresPython for which Pythons it is meant; any if the index doesn't tell
/// @param uploaded when it came to the index, if that is told
/// @param yanked why it was withdrawn (PEP 592), maybe empty; nothing if it wasn't
/// @param sibling what is known of its metadata's own file, if there is one (PEP 658, 714)
public record Offer(
        PackageName name,
        Version version,
        String fileName,
        Optional<WheelName> wheel,
        String address,
        Optional<Sha256> sha256,
        OptionalLong size,
        Specifiers requiresPython,
        Optional<Instant> uploaded,
        Optional<String> yanked,
        Optional<Sibling> sibling) {

    /// The file `ADDRESS.metadata` beside a file.
    ///
    /// @param sha256 what it has to be, if the index tells
    public record Sibling(Optional<Sha256> sha256) {}

    /// Two files at one address are the same.
    @Override
    public boolean equals(Object other) {
        return other instanceof Offer offer && address.equals(offer.address) && sha256.equals(offer.sha256);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    /// The file's name.
    @Override
    public String toString() {
        return fileName;
    }
}
