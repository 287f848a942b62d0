package app.pip.engine.index;

import app.pip.engine.net.Origin;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses as pages write them: relative, with blanks and other characters that don't belong there, with
/// fragments.
final class Addresses {

    private static final String HOST = ".:-";
    private static final String PATH = "._~/!+%,=-";
    private static final Pattern DOTS = Pattern.compile("/\\.\\.?(/|$)");
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

    private Addresses() {}

    /// What an address on a page means, without its fragment and without a login; nothing if it is none.
    static Optional<String> resolved(URI base, String written) {
        String text = written.strip();
        int mark = text.indexOf('#');
        text = mark < 0 ? text : text.substring(0, mark);
        if (isPlain(text) && !(text.contains("/.") && DOTS.matcher(text).find())) {
            return Optional.of(text);
        }
        try {
            URI whole = Origin.withoutLogin(base.resolve(URI.create(escaped(text))));
            String scheme = whole.getScheme();
            boolean usable = scheme != null && (scheme.equals("file") || whole.getHost() != null);
            return usable ? Optional.of(whole.toString()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Whether an address is whole and has nothing but characters that mean themselves: nearly all of them, on pages
    /// with
    /// thousands.
    private static boolean isPlain(String text) {
        int host = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : -1;
        int path = host < 0 ? -1 : text.indexOf('/', host);
        return path > host && consists(text, host, path, HOST) && consists(text, path, text.length(), PATH);
    }

    /// Whether a piece of a text has nothing but ASCII letters, digits and some other characters.
    private static boolean consists(String text, int from, int to, String others) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!plain && others.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /// As browsers do it with what isn't allowed in an address.
    static String escaped(String text) {
        var escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
            escaped.append(
                    plain || (b > 0 && ALLOWED.indexOf(b) >= 0) ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return escaped.toString();
    }

    /// The last part of an address's path, as the file is called.
    static String fileName(String address) {
        int end = address.indexOf('?');
        String path = end < 0 ? address : address.substring(0, end);
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.indexOf('%') < 0) {
            return name;
        }
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
