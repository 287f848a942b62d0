package app.pip.engine.net;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whom we are for each server: what an index's own address says, else the plain file of Python's `keyring`,
/// else `.netrc`. A login counts for the origin that it was given for and for no other.
public final class Logins {

    private final Map<Origin, Login> given;
    private final List<URI> indexes;
    private final Netrc netrc;
    private final KeyringFile keyring;

    private Logins(Map<Origin, Login> given, List<URI> indexes, Netrc netrc, KeyringFile keyring) {
        this.given = given;
        this.indexes = indexes;
        this.netrc = netrc;
        this.keyring = keyring;
    }

    /// No login for anybody.
    public static Logins none() {
        return new Logins(Map.of(), List.of(), Netrc.parse(""), KeyringFile.parse(""));
    }

    /// Reads what is there.
    ///
    /// @param indexes addresses, with or without `user:password@`
    /// @throws IOException if a file is there but can't be read
    public static Logins of(List<URI> indexes, Surroundings around) throws IOException {
        var given = new LinkedHashMap<Origin, Login>();
        for (URI index : indexes) {
            Login.of(index).ifPresent(login -> given.putIfAbsent(Origin.of(index), login));
        }
        List<Path> netrcs = new ArrayList<>();
        around.folder("NETRC").ifPresentOrElse(netrcs::add, () -> {
            netrcs.add(around.home().resolve(".netrc"));
            netrcs.add(around.home().resolve("_netrc"));
        });
        return new Logins(
                given,
                List.copyOf(indexes),
                Netrc.parse(firstOf(netrcs)),
                KeyringFile.parse(firstOf(List.of(keyringFolder(around).resolve("keyring_pass.cfg")))));
    }

    private static Path keyringFolder(Surroundings around) {
        return switch (around.family()) {
            case WINDOWS -> around.folder("LOCALAPPDATA").orElse(around.home()).resolve("Python Keyring");
            case MACOS, LINUX ->
                around.folder("XDG_DATA_HOME")
                        .orElse(around.home().resolve(".local/share"))
                        .resolve("python_keyring");
        };
    }

    private static String firstOf(List<Path> files) throws IOException {
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    /// The login for an address.
    public Optional<Login> find(URI address) {
        Origin origin = Origin.of(address);
        Login known = given.get(origin);
        if (known != null && !known.password().isEmpty()) {
            return Optional.of(known);
        }
        Optional<Login> kept = Optional.ofNullable(known).map(Login::user).flatMap(user -> inKeyring(origin, user));
        if (kept.isPresent()) {
            return kept;
        }
        return known != null ? Optional.of(known) : netrc.find(origin.host()).filter(_ -> address.getHost() != null);
    }

    /// pip asks for the index's address first and for the bare host then.
    private Optional<Login> inKeyring(Origin origin, String user) {
        var services = new ArrayList<String>();
        for (URI index : indexes) {
            if (Origin.of(index).equals(origin)) {
                services.add(Origin.withoutLogin(index).toString());
            }
        }
        services.add(origin.toString());
        return services.stream()
                .flatMap(service -> keyring.find(service, user).stream())
                .findFirst()
                .map(password -> new Login(user, password));
    }

    @Override
    public String toString() {
        return "Logins[…]";
    }
}
