package app.pip.engine.net;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server said, after all redirects: 200, 206 (a part), 304 (not changed), 404, 410 (not there) or 416
/// (no such part). All else is an exception before anybody sees it.
public final class Answer {

    private static final Pattern RANGE = Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    private final URI address;
    private final int status;
    private final HttpHeaders headers;
    private final InputStream body;

    Answer(URI address, int status, HttpHeaders headers, InputStream body) {
        this.address = address;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /// Where it came from in the end, without any login.
    public URI address() {
        return address;
    }

    /// The status (RFC 9110 §15).
    public int status() {
        return status;
    }

    /// Whether there is nothing at that address.
    public boolean isMissing() {
        return status == 404 || status == 410;
    }

    /// What was said beside the body.
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// The content type without its parameters, in lower case, empty if none is told.
    public String type() {
        String type = header("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(java.util.Locale.ROOT);
    }

    /// Which part this is, if it is one (RFC 9110 §14.4).
    public Optional<Part> part() {
        Matcher range = RANGE.matcher(header("Content-Range").orElse(""));
        if (status != 206 || !range.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Part(
                Long.parseLong(range.group(1)), Long.parseLong(range.group(2)) + 1, Long.parseLong(range.group(3))));
    }

    /// The body's size as it was told, if it was.
    public Optional<Long> length() {
        return header("Content-Length")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    /// The body. Reading it throws when the server is too slow, sends too much or breaks off; closing is left
    /// to whoever asked.
    public InputStream body() {
        return body;
    }

    /// A part of a file.
    ///
    /// @param from its first byte
    /// @param to the byte behind its last
    /// @param size of the whole
    public record Part(long from, long to, long size) {}
}
