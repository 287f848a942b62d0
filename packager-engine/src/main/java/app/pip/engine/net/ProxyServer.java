package app.pip.engine.net;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;

/// A server that fetches for us.
///
/// @param kind the scheme it was given with; only `http` can be spoken to, and only the proxy's own part
///     is meant: through it both http and https are fetched
/// @param host its name
/// @param port where it listens
/// @param login whom we are there
public record ProxyServer(String kind, String host, int port, Optional<Login> login) {

    private static final int USUAL_PORT = 80;

    /// Reads `http://user:password@host:port`, where all but the host may be missing.
    ///
    /// @throws IllegalArgumentException if it is something else
    public static ProxyServer parse(String text) {
        String rest = text.strip();
        int slashes = rest.indexOf("://");
        String kind = slashes < 0 ? "http" : rest.substring(0, slashes).toLowerCase(Locale.ROOT);
        rest = slashes < 0 ? rest : rest.substring(slashes + 3);
        int end = rest.indexOf('/');
        rest = end < 0 ? rest : rest.substring(0, end);
        Optional<Login> login = Login.of(rest);
        rest = rest.substring(rest.lastIndexOf('@') + 1);
        int colon = rest.lastIndexOf(':');
        boolean hasPort = colon > rest.lastIndexOf(']');
        String host = hasPort ? rest.substring(0, colon) : rest;
        if (host.isEmpty()) {
            // the text may hold a password
            throw new IllegalArgumentException("a proxy without a host");
        }
        return new ProxyServer(kind, host, hasPort ? Integer.parseInt(rest.substring(colon + 1)) : USUAL_PORT, login);
    }

    /// Where to connect to; its name is looked up on the way.
    InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host.replaceAll("[\\[\\]]", ""), port);
    }

    /// Host and port.
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
