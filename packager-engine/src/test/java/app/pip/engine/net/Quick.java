package app.pip.engine.net;

import app.pip.engine.platform.Family;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Networks for tests. A server on this computer may take its time on a busy one: only what is about servers that are
/// too slow is impatient.
public final class Quick {

    /// A minute of silence, three attempts.
    public static final Limits LIMITS =
            new Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), 64, 3, Duration.ofMillis(10), 16);

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

    /// The same with no more than half a second of silence.
    public static NetSettings impatient() {
        NetSettings usual = settings();
        return new NetSettings(
                usual.proxies(),
                usual.logins(),
                usual.trust(),
                usual.trustedHosts(),
                LIMITS.withIdle(Duration.ofMillis(500)),
                usual.reach());
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
