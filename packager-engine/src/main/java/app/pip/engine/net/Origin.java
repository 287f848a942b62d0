package app.pip.engine.net;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/// Whom we talk to: scheme, host and port (RFC 6454). What is secret to one origin is not told to another.
///
/// @param scheme in lower case
/// @param host in lower case
/// @param port the real one, also where the address leaves it out
public record Origin(String scheme, String host, int port) {

    /// Where an address leads.
    public static Origin of(URI address) {
        String scheme = Objects.requireNonNullElse(address.getScheme(), "").toLowerCase(Locale.ROOT);
        String host = Objects.requireNonNullElse(address.getHost(), "").toLowerCase(Locale.ROOT);
        int port = address.getPort();
        if (port < 0) {
            port = scheme.equals("https") ? 443 : 80;
        }
        return new Origin(scheme, host, port);
    }

    /// An address without user and password, to be kept, shown and compared.
    public static URI withoutLogin(URI address) {
        String authority = address.getRawAuthority();
        if (authority == null || authority.indexOf('@') < 0) {
            return address;
        }
        String text = address.toString();
        int at = text.indexOf(authority);
        return URI.create(text.substring(0, at)
                + authority.substring(authority.lastIndexOf('@') + 1)
                + text.substring(at + authority.length()));
    }

    /// Whether nobody else can listen: the connection is encrypted or stays on this computer, as pip sees it.
    boolean isPrivate() {
        return scheme.equals("https")
                || host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]");
    }

    /// `host`, with the port where it is an unusual one.
    @Override
    public String toString() {
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return usual ? host : host + ":" + port;
    }
}
