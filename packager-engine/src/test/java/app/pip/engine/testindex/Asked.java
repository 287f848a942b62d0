package app.pip.engine.testindex;

import java.util.Map;
import java.util.Optional;

/// A request as the test server got it.
///
/// @param method such as `GET`
/// @param target as it was sent: a path, or a whole address where we are taken for a proxy
/// @param headers by name in lower case
public record Asked(String method, String target, Map<String, String> headers) {

    /// The path alone.
    public String path() {
        String path = target.replaceFirst("^[a-z]+://[^/]*", "");
        int end = path.indexOf('?');
        return end < 0 ? path : path.substring(0, end);
    }

    /// A header.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }
}
