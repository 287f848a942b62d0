package app.pip.engine.testindex;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the test server says, well or badly.
///
/// @param status such as 200
/// @param headers in their order
/// @param body its bytes, not to be changed
/// @param manner how it is sent
public record Reply(int status, Map<String, String> headers, byte[] body, Manner manner) {

    /// How a body is sent.
    public sealed interface Manner {
        /// As it should be.
        record Well() implements Manner {}

        /// The connection is closed behind so many bytes, though more were announced.
        record CutAfter(int bytes) implements Manner {}

        /// One byte, then a pause, and so on.
        record Drip(int pauseMillis) implements Manner {}

        /// Over and over again.
        record Endless() implements Manner {}

        /// The connection is closed at once, without a word.
        record HangUp() implements Manner {}

        /// Nothing is ever sent.
        record Silent() implements Manner {}
    }

    /// A good answer.
    public static Reply ok(String type, byte[] body) {
        return new Reply(200, Map.of("Content-Type", type), body, new Manner.Well());
    }

    /// A good answer.
    public static Reply ok(String type, String body) {
        return ok(type, body.getBytes(StandardCharsets.UTF_8));
    }

    /// A bare status.
    public static Reply status(int status) {
        return new Reply(status, Map.of(), new byte[0], new Manner.Well());
    }

    /// A redirect.
    public static Reply to(String place) {
        return status(302).with("Location", place);
    }

    /// The same with one more header.
    public Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body, manner);
    }

    /// The same sent in another manner.
    public Reply sent(Manner other) {
        return new Reply(status, headers, body, other);
    }

    /// The part that a `Range` header asks for, with 206; the whole where it asks for none.
    public Reply partFor(Asked asked) {
        String range = asked.header("range").orElse("");
        var from = java.util.regex.Pattern.compile("bytes=(\\d*)-(\\d*)").matcher(range);
        if (!from.matches() || status != 200) {
            return this;
        }
        int size = body.length;
        int begin = from.group(1).isEmpty()
                ? Math.max(0, size - Integer.parseInt(from.group(2)))
                : Integer.parseInt(from.group(1));
        int end = from.group(1).isEmpty() || from.group(2).isEmpty()
                ? size
                : Math.min(size, Integer.parseInt(from.group(2)) + 1);
        if (begin >= size) {
            return status(416).with("Content-Range", "bytes */" + size);
        }
        return new Reply(206, headers, java.util.Arrays.copyOfRange(body, begin, end), manner)
                .with("Content-Range", "bytes %d-%d/%d".formatted(begin, end - 1, size));
    }
}
