package app.pip.engine.net;

import app.pip.engine.platform.Family;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Networks for tests: as patient as a test can be.
public final class Quick {

    /// Half a second of silence, three attempts.
    public static final Limits LIMITS =
            new Limits(Duration.ofSeconds(2), Duration.ofMillis(500), 64, 3, Duration.ofMillis(10), 16);

    private Quick() {}

    /// A computer that says nothing but this.
    public static Surroundings around(Path home, Map<String, String> environment) {
        return new Surroundings(Family.LINUX, environment, home, home.resolve("root"));
    }

    /// Reaches servers on this computer directly.
    public static NetSettings settings() {
        Surroundings around = around(Path.of("nowhere"), Map.of());
        return new NetSettings(
                Proxies.none(),
                Logins.none(),
                new Trust(Optional.empty(), around),
                Set.of(),
                LIMITS,
                NetSettings.Reach.USUAL);
    }

    /// The same with another reach.
    public static NetSettings settings(NetSettings.Reach reach) {
        NetSettings usual = settings();
        return new NetSettings(
                usual.proxies(), usual.logins(), usual.trust(), usual.trustedHosts(), usual.limits(), reach);
    }

    /// The same with a proxy or logins.
    public static NetSettings settings(Proxies proxies, Logins logins) {
        NetSettings usual = settings();
        return new NetSettings(
                proxies, logins, usual.trust(), usual.trustedHosts(), usual.limits(), NetSettings.Reach.USUAL);
    }
}
