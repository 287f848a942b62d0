package app.pip.engine.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The digest algorithms that every Java platform has to have.
public final class Digests {

    private Digests() {}

    /// A new SHA-256 computation.
    public static MessageDigest sha256() {
        return named("SHA-256");
    }

    /// A new SHA-1 computation; only where a file format asks for it, never as a safeguard.
    public static MessageDigest sha1() {
        return named("SHA-1");
    }

    /// A new MD5 computation; only where a file format asks for it, never as a safeguard.
    public static MessageDigest md5() {
        return named("MD5");
    }

    private static MessageDigest named(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
