package app.pip.engine.format.plist;

import app.pip.engine.hash.Digests;
import app.pip.engine.hash.Sha256;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A file of a bundle as its seal knows it.
///
/// @param path seen from the bundle's `Contents`
/// @param sha1 the file's SHA-1, 40 lower-case hexadecimal digits; what systems before macOS 10.9 look at
/// @param sha256 the file's SHA-256
public record SealedFile(TreePath path, String sha1, Sha256 sha256) {

    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");
    private static final int BUFFER = 1 << 16;

    /// Checks the form of the SHA-1.
    ///
    /// @throws IllegalArgumentException if it isn't 40 lower-case hexadecimal digits
    public SealedFile {
        if (!SHA1.matcher(sha1).matches()) {
            throw new IllegalArgumentException("not a SHA-1 digest: " + sha1);
        }
    }

    /// Reads a file once and computes both digests.
    public static SealedFile of(TreePath path, Content content) throws IOException {
        MessageDigest sha1 = Digests.sha1();
        MessageDigest sha256 = Digests.sha256();
        var buffer = new byte[BUFFER];
        try (InputStream in = content.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha1.update(buffer, 0, n);
                sha256.update(buffer, 0, n);
            }
        }
        return new SealedFile(path, HexFormat.of().formatHex(sha1.digest()), Sha256.finish(sha256));
    }
}
