package app.pip.engine.lock;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A wheel or source archive that a lock names.
///
/// @param name its file name
/// @param address its URL, never with a user or password
/// @param path where it lies, seen from the lock file, parts joined by `/`; this or the address is there
/// @param size in bytes, if it is known
/// @param uploaded when it was uploaded, as RFC 3339 writes it, if it is known
/// @param hashes digests in hexadecimal by the names of their kinds, at least one
public record LockedFile(
        String name,
        Optional<String> address,
        Optional<String> path,
        Optional<Long> size,
        Optional<String> uploaded,
        SortedMap<String, String> hashes)
        implements Comparable<LockedFile> {

    private static final Pattern SECRETS = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/?#]*@");

    /// Takes user and password out of the address.
    ///
    /// @throws IllegalArgumentException if it isn't said where the file is, or it has no digest
    public LockedFile {
        address = address.map(LockedFile::withoutSecrets);
        hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
        if (address.isEmpty() && path.isEmpty()) {
            throw new IllegalArgumentException(name + " has neither an address nor a path");
        }
        if (hashes.isEmpty()) {
            throw new IllegalArgumentException(name + " has no digest");
        }
    }

    /// Whether it is a wheel and not a source archive.
    public boolean isWheel() {
        return name.endsWith(".whl");
    }

    /// An address without user and password.
    static String withoutSecrets(String address) {
        return SECRETS.matcher(address).replaceFirst("$1");
    }

    /// By name.
    @Override
    public int compareTo(LockedFile other) {
        int order = name.compareTo(other.name);
        return order == 0 ? hashes.toString().compareTo(other.hashes.toString()) : order;
    }
}
