package app.pip.engine.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The digest algorithms that every Java platform has to have.
public final class Digests {

    private Digests() {}

    /// A new SHA-256 computation.
    public static MessageDigest sha256() {
        return Libcrypto.sha256();
    }

    /// A new SHA-1 computation; only where a file format asks for it, never as a safeguard.
    public static MessageDigest sha1() {
        return Libcrypto.sha1();
    }

    /// A new MD5 computation; only where a file format asks for it, never as a safeguard.
    public static MessageDigest md5() {
        return java("MD5");
    }

    /// A computation in Java itself.
    static MessageDigest java(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
