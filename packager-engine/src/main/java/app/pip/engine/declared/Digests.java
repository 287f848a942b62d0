package app.pip.engine.declared;

import app.pip.engine.hash.Sha256;
import java.util.Locale;
import java.util.Optional;

/// Digests as lock files and requirements files write them.
final class Digests {

    private static final String PREFIX = "sha256:";

    private Digests() {}

    /// The digest in `sha256:…`; nothing for other kinds.
    static Optional<Sha256> sha256(String text) {
        String hex = text.substring(Math.min(PREFIX.length(), text.length())).toLowerCase(Locale.ROOT);
        try {
            return text.startsWith(PREFIX) ? Optional.of(new Sha256(hex)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
