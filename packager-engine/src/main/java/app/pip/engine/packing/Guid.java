package app.pip.engine.packing;

import app.pip.engine.hash.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/// GUIDs that follow from names (RFC 9562, version 5), in the braces and capitals that Windows Installer wants.
final class Guid {

    /// Our own name space, a random number that stays.
    private static final byte[] SPACE = HexFormat.of().parseHex("8d2f4b1ec06a4e5797a37f6b0d51e2c4");

    private Guid() {}

    static String of(String name) {
        MessageDigest sha1 = Digests.sha1();
        sha1.update(SPACE);
        byte[] bytes = Arrays.copyOf(sha1.digest(name.getBytes(StandardCharsets.UTF_8)), 16);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x50);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        String hex = HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
        return "{" + hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20) + "}";
    }
}
