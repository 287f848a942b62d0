package app.pip.app.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/// How packages are fetched, where it isn't as pip would do it.
///
/// @param index the address of the package index
/// @param proxy the address of the proxy that all connections go through
/// @param offline whether the network isn't used at all
public record Connection(Optional<String> index, Optional<String> proxy, boolean offline) {

    // up to the last @ before the path: a password may have one of its own
    private static final Pattern LOGIN = Pattern.compile("^(\\s*(?:[A-Za-z][A-Za-z0-9+.-]*://)?)[^/?#]*@");

    /// As pip does it.
    public static final Connection USUAL = new Connection(Optional.empty(), Optional.empty(), false);

    /// Texts that say nothing are none.
    public Connection {
        index = index.map(String::strip).filter(text -> !text.isEmpty());
        proxy = proxy.map(String::strip).filter(text -> !text.isEmpty());
    }

    /// The same with or without the network.
    public Connection offline(boolean now) {
        return new Connection(index, proxy, now);
    }

    /// The same without names and passwords in the addresses, fit to be written down.
    public Connection withoutLogins() {
        return new Connection(index.map(Connection::withoutLogin), proxy.map(Connection::withoutLogin), offline);
    }

    private static String withoutLogin(String address) {
        return LOGIN.matcher(address).replaceFirst("$1");
    }

    /// Tells no address: it may hold a password.
    @Override
    public String toString() {
        return "Connection[" + (offline ? "offline" : "…") + "]";
    }
}
