package app.pip.engine.net;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/// What to fetch.
///
/// @param address where it is, `http` or `https`
/// @param subject what it is, in words for people, such as a file's name
/// @param headers what to say beside that
/// @param limit more bytes than these (as they are after unpacking) are refused
public record Request(URI address, String subject, Map<String, String> headers, long limit) {

    /// Copies the headers.
    public Request {
        headers = Map.copyOf(headers);
    }

    /// Without further headers.
    public Request(URI address, String subject, long limit) {
        this(address, subject, Map.of(), limit);
    }

    /// The same with one more header.
    public Request with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Request(address, subject, more, limit);
    }

    /// Says no header's value: it may be a secret.
    @Override
    public String toString() {
        return subject + " from " + Origin.of(address);
    }
}
