package app.pip.engine.hash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A SHA-256 digest (FIPS 180-4).
///
/// @param hex 64 lower-case hexadecimal digits
public record Sha256(String hex) implements Comparable<Sha256> {

    private static final int DIGITS = 64;
    private static final int BUFFER = 1 << 16;

    /// Checks the form.
    ///
    /// @throws IllegalArgumentException if the text isn't 64 lower-case hexadecimal digits
    public Sha256 {
        if (!isDigest(hex)) {
            throw new IllegalArgumentException("not a SHA-256 digest: " + hex);
        }
    }

    /// By hand, for pages list thousands of them.
    private static boolean isDigest(String hex) {
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return hex.length() == DIGITS;
    }

    /// The digest of some bytes.
    public static Sha256 of(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(Digests.sha256().digest(bytes)));
    }

    /// The digest of a text's UTF-8 bytes.
    public static Sha256 of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The digest of all that is left in a stream, which is not closed.
    public static Sha256 of(InputStream in) throws IOException {
        MessageDigest digest = Digests.sha256();
        var buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return finish(digest);
    }

    /// The digest that a running computation comes to, which is reset.
    public static Sha256 finish(MessageDigest sha256) {
        return new Sha256(HexFormat.of().formatHex(sha256.digest()));
    }

    /// The 32 bytes.
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(Sha256 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
