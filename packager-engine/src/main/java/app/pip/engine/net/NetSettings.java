package app.pip.engine.net;

import java.util.Set;

/// How to reach servers.
///
/// @param proxies whom to go through
/// @param logins whom we are
/// @param trust which certificates count
/// @param trustedHosts hosts (with or without port) that may be plain http or have any certificate, as pip's
///     `trusted-host` says
/// @param limits how patient to be
/// @param reach whether servers are asked at all
public record NetSettings(
        Proxies proxies, Logins logins, Trust trust, Set<String> trustedHosts, Limits limits, Reach reach) {

    /// Copies the hosts.
    public NetSettings {
        trustedHosts = Set.copyOf(trustedHosts);
    }

    /// Whether servers are asked.
    public enum Reach {
        /// Where what is kept is not fresh enough.
        USUAL,
        /// Also whether what is fresh enough has changed.
        REFRESH,
        /// Never: what is kept has to do.
        OFFLINE
    }

    boolean trusts(Origin origin) {
        return trustedHosts.contains(origin.host()) || trustedHosts.contains(origin.host() + ":" + origin.port());
    }
}
