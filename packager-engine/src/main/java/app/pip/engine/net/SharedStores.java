package app.pip.engine.net;

import app.pip.engine.store.Store;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What others fetched before and share with us, as `PIPAPP_SHARED` names it: folders, or one plain web server that
/// shows
/// the files of a store as they lie. Nothing is ever written there. From a server only what has a known digest is
/// taken, and it is proven.
///
/// @param folders of stores
/// @param server the address of a store's folder, which ends with a slash
public record SharedStores(List<Path> folders, Optional<URI> server) {

    /// The variable's name.
    public static final String VARIABLE = "PIPAPP_SHARED";

    /// Copies the folders.
    public SharedStores {
        folders = List.copyOf(folders);
    }

    /// What the environment names; nothing if that is neither folders nor an address.
    public static SharedStores of(Surroundings around) {
        String named = around.variable(VARIABLE).map(String::strip).orElse("");
        if (named.matches("(?i)https?://.*")) {
            return new SharedStores(List.of(), address(named));
        }
        return new SharedStores(
                Stream.of(named.split(File.pathSeparator, -1))
                        .filter(name -> !name.isEmpty())
                        .map(Path::of)
                        .toList(),
                Optional.empty());
    }

    private static Optional<URI> address(String text) {
        try {
            URI address = new URI(text.endsWith("/") ? text : text + "/");
            return Optional.of(address).filter(one -> one.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// A store that finds there what its own folder doesn't have.
    public Store store(Path folder) {
        return new Store(folder, folders, server);
    }

    /// Hosts that needn't be encrypted, those of the server added: what comes from it is proven by its digest.
    public Set<String> trusted(List<String> hosts) {
        var all = new HashSet<>(hosts);
        server.map(Origin::of).ifPresent(one -> all.add(one.host() + ":" + one.port()));
        return all;
    }
}
