package app.pip.engine.net;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// A user's name and password. Neither appears in [#toString], so that no message or log can hold them.
///
/// @param user may be empty where a token alone is the password
/// @param password may be empty where a token alone is the name
public record Login(String user, String password) {

    /// What is written before the `@` of an address (RFC 3986 §3.2.1).
    public static Optional<Login> of(URI address) {
        return of(address.getRawAuthority());
    }

    /// What is written before the last `@` of an address's middle part.
    static Optional<Login> of(@org.jspecify.annotations.Nullable String authority) {
        if (authority == null || authority.lastIndexOf('@') <= 0) {
            return Optional.empty();
        }
        String info = authority.substring(0, authority.lastIndexOf('@'));
        int colon = info.indexOf(':');
        return Optional.of(
                colon < 0
                        ? new Login(decoded(info), "")
                        : new Login(decoded(info.substring(0, colon)), decoded(info.substring(colon + 1))));
    }

    private static String decoded(String text) {
        // a plus sign is itself here, unlike in forms
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// The value of an `Authorization` header (RFC 7617).
    public String basic() {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "Login[…]";
    }
}
