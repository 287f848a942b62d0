package app.pip.engine.interpreter;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Where python-build-standalone's releases are fetched from: from its makers, from a copy on another server or in a
/// folder, or from nowhere. A copy has a folder for each release, as the makers have it, and beside them their
/// `latest-release.json`.
///
/// @param releases the address below which each release has a folder, `http:`, `https:` or `file:`, ending with `/`;
///     empty if nothing is fetched
/// @param latest the address of the file that names the newest release
public record StandaloneAddress(Optional<URI> releases, Optional<URI> latest) {

    /// The word for nowhere.
    public static final String NOWHERE = "none";

    /// Nothing is fetched.
    static final StandaloneAddress NONE = new StandaloneAddress(Optional.empty(), Optional.empty());

    static final String LATEST = "latest-release.json";

    private static final String PROJECT = "astral-sh/python-build-standalone";

    /// The makers' own.
    static final StandaloneAddress MAKERS = new StandaloneAddress(
            Optional.of(URI.create("https://github.com/" + PROJECT + "/releases/download/")),
            Optional.of(URI.create("https://raw.githubusercontent.com/" + PROJECT + "/latest-release/" + LATEST)));

    /// What the user says: an address, a folder, or `none`; the makers' if that is empty.
    ///
    /// @param folder what a relative path is seen from
    /// @throws IllegalArgumentException if it is neither; its message is for programmers
    public static StandaloneAddress of(String text, Path folder) {
        String said = text.strip();
        if (said.isEmpty()) {
            return MAKERS;
        }
        if (said.toLowerCase(Locale.ROOT).equals(NOWHERE)) {
            return NONE;
        }
        URI base = said.matches("(?i)(https?|file):.*")
                ? URI.create(said)
                : folder.resolve(said).normalize().toUri();
        URI whole = base.toString().endsWith("/") ? base : URI.create(base + "/");
        if (!"file".equals(whole.getScheme()) && whole.getHost() == null) {
            throw new IllegalArgumentException("no host in " + text);
        }
        return new StandaloneAddress(Optional.of(whole), Optional.of(whole.resolve(LATEST)));
    }

    /// The folder on this computer, if it is one.
    Optional<Path> folder() {
        return releases.filter(address -> "file".equals(address.getScheme())).map(Path::of);
    }

    /// Who is asked, in words for people: a host's name or a folder.
    String words() {
        return folder().map(Path::toString).or(() -> releases.map(URI::getHost)).orElse("nowhere");
    }
}
