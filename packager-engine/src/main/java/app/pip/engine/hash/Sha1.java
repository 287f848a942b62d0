package app.pip.engine.hash;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A SHA-1 digest; only where a file format asks for it, never as a safeguard.
///
/// @param hex 40 lower-case hexadecimal digits
public record Sha1(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    /// Checks the form.
    ///
    /// @throws IllegalArgumentException if the text isn't 40 lower-case hexadecimal digits
    public Sha1 {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-1 digest: " + hex);
        }
    }

    /// The digest that a running computation comes to, which is reset.
    public static Sha1 finish(MessageDigest sha1) {
        return new Sha1(HexFormat.of().formatHex(sha1.digest()));
    }

    /// The 20 bytes.
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
