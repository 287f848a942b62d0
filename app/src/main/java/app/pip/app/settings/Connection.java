package app.pip.app.settings;

import java.util.Optional;

/// How packages are fetched, where it isn't as pip would do it.
///
/// @param index the address of the package index
/// @param proxy the address of the proxy that all connections go through
/// @param offline whether the network isn't used at all
public record Connection(Optional<String> index, Optional<String> proxy, boolean offline) {

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

    /// Tells no address: it may hold a password.
    @Override
    public String toString() {
        return "Connection[" + (offline ? "offline" : "…") + "]";
    }
}
