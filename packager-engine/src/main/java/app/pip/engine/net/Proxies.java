package app.pip.engine.net;

import app.pip.engine.platform.Family;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which proxy to go through: the one that pip is told of, else those of the environment (`HTTPS_PROXY`,
/// `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`, in capitals or not), else what Java finds in its own properties and
/// in the system.
public final class Proxies {

    private static final String SYSTEMS = "java.net.useSystemProxies";

    private final Map<String, ProxyServer> byScheme;
    private final List<String> never;
    private final ProxySelector rest;

    private Proxies(Map<String, ProxyServer> byScheme, List<String> never, ProxySelector rest) {
        this.byScheme = byScheme;
        this.never = never;
        this.rest = rest;
    }

    /// No proxy at all.
    public static Proxies none() {
        return new Proxies(Map.of(), List.of(), ProxySelector.of(null));
    }

    /// Reads the environment.
    ///
    /// @param told the proxy that pip was told of, which counts for every address
    /// @param rest asked where nothing else says anything
    /// @throws IllegalArgumentException if an address can't be understood
    public static Proxies of(Optional<String> told, Surroundings around, ProxySelector rest) {
        var byScheme = new LinkedHashMap<String, ProxyServer>();
        for (String scheme : List.of("http", "https")) {
            told.or(() -> variable(around, scheme + "_proxy"))
                    .or(() -> variable(around, "all_proxy"))
                    .map(ProxyServer::parse)
                    .ifPresent(proxy -> byScheme.put(scheme, proxy));
        }
        // an explicit one is used without exception, as pip does
        List<String> never = told.isPresent()
                ? List.of()
                : variable(around, "no_proxy").stream()
                        .flatMap(list -> List.of(list.split("[,\\s]+")).stream())
                        .filter(host -> !host.isEmpty())
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .toList();
        return new Proxies(byScheme, never, rest);
    }

    /// What Java finds: its own properties, and on Windows and macOS the settings of the system.
    public static ProxySelector javas(Surroundings around) {
        if (around.family() != Family.LINUX && System.getProperty(SYSTEMS) == null) {
            // read once, when the first proxy is looked for; on Linux it would load a desktop's libraries
            System.setProperty(SYSTEMS, "true");
        }
        ProxySelector selector = ProxySelector.getDefault();
        return selector == null ? ProxySelector.of(null) : selector;
    }

    private static Optional<String> variable(Surroundings around, String name) {
        return around.variable(name).or(() -> around.variable(name.toUpperCase(Locale.ROOT)));
    }

    /// The proxy for an address.
    public Optional<ProxyServer> find(URI address) {
        Origin origin = Origin.of(address);
        if (never.stream().anyMatch(pattern -> matches(pattern, origin))) {
            return Optional.empty();
        }
        ProxyServer proxy = byScheme.get(origin.scheme());
        return proxy != null ? Optional.of(proxy) : systems(address);
    }

    private Optional<ProxyServer> systems(URI address) {
        var found = new ArrayList<ProxyServer>();
        for (java.net.Proxy proxy : rest.select(address)) {
            if (proxy.address() instanceof InetSocketAddress place) {
                String kind = proxy.type() == java.net.Proxy.Type.SOCKS ? "socks5" : "http";
                found.add(new ProxyServer(kind, place.getHostString(), place.getPort(), Optional.empty()));
            }
        }
        return found.stream().findFirst();
    }

    /// `*`, a host, a domain with or without its dot (for itself and all below), a block of addresses
    /// (`10.0.0.0/8`), each with or without a port.
    private static boolean matches(String pattern, Origin origin) {
        if (pattern.equals("*")) {
            return true;
        }
        String name = pattern;
        int colon = name.lastIndexOf(':');
        if (colon > name.lastIndexOf(']') && colon > 0 && name.indexOf(':') == colon) {
            if (!name.substring(colon + 1).equals(Integer.toString(origin.port()))) {
                return false;
            }
            name = name.substring(0, colon);
        }
        if (name.indexOf('/') > 0) {
            return inBlock(origin.host(), name);
        }
        String domain = name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name;
        return origin.host().equals(domain) || origin.host().endsWith("." + domain);
    }

    private static boolean inBlock(String host, String block) {
        long address = ipv4(host);
        long network = ipv4(block.substring(0, block.indexOf('/')));
        String bits = block.substring(block.indexOf('/') + 1);
        if (address < 0 || network < 0 || !bits.matches("\\d{1,2}") || Integer.parseInt(bits) > 32) {
            return false;
        }
        int shift = 32 - Integer.parseInt(bits);
        return address >> shift == network >> shift;
    }

    private static long ipv4(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return -1;
        }
        long number = 0;
        for (String part : text.split("\\.", -1)) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }
}
