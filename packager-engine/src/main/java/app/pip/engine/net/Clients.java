package app.pip.engine.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/// Java's clients, which own the connections: one for servers that prove who they are, one for those that are
/// trusted by name.
final class Clients implements AutoCloseable {

    private static final String TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";
    private static final int LONGEST_WAIT = 10;

    static {
        // Java doesn't tell a password to a proxy that tunnels unless it is allowed to; without, no proxy with a
        // login could be used at all
        if (System.getProperty(TUNNELS) == null) {
            System.setProperty(TUNNELS, "");
        }
    }

    private final NetSettings settings;
    private final Map<Origin, CountDownLatch> doors = new ConcurrentHashMap<>();
    private final Object making = new Object();
    private @Nullable HttpClient careful;
    private @Nullable HttpClient trusting;

    Clients(NetSettings settings) {
        this.settings = settings;
    }

    /// The client for a server.
    HttpClient client(Origin origin) throws IOException {
        synchronized (making) {
            if (settings.trusts(origin)) {
                if (trusting == null) {
                    trusting = make(Trust.blind());
                }
                return trusting;
            }
            if (careful == null) {
                careful = make(settings.trust().context());
            }
            return careful;
        }
    }

    private HttpClient make(SSLContext context) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.limits().connect())
                .sslContext(context)
                .sslParameters(quickest(context.getDefaultSSLParameters()))
                .proxy(new Selector(settings.proxies()))
                .build();
    }

    /// The same ciphers, those with ChaCha20 (RFC 8439) first. Our JVM runs with its fast compiler only, which knows
    /// nothing of a processor's instructions for AES: its work for a byte is then several times that of ChaCha20,
    /// and a fifth of all that fetching and packing took.
    static SSLParameters quickest(SSLParameters parameters) {
        parameters.setCipherSuites(Stream.of(parameters.getCipherSuites())
                .sorted(Comparator.comparing((String suite) -> !suite.contains("CHACHA20")))
                .toArray(String[]::new));
        return parameters;
    }

    /// The first request to a server goes alone: with HTTP/2 all others then share its connection instead of
    /// opening one each. To be closed when its answer has begun.
    Door door(Origin origin) throws InterruptedException {
        var mine = new CountDownLatch(1);
        CountDownLatch first = doors.putIfAbsent(origin, mine);
        if (first == null) {
            return mine::countDown;
        }
        // whether it came or not: this one finds out for itself
        boolean _ = first.await(LONGEST_WAIT, TimeUnit.SECONDS);
        return () -> {};
    }

    @Override
    public void close() {
        synchronized (making) {
            Optional.ofNullable(careful).ifPresent(HttpClient::shutdownNow);
            Optional.ofNullable(trusting).ifPresent(HttpClient::shutdownNow);
        }
    }

    /// Something that has to be closed.
    @FunctionalInterface
    interface Door extends AutoCloseable {
        @Override
        void close();
    }

    /// Our proxies in Java's form.
    private static final class Selector extends ProxySelector {
        private final Proxies proxies;

        Selector(Proxies proxies) {
            this.proxies = proxies;
        }

        @Override
        public List<java.net.Proxy> select(URI address) {
            return proxies.find(address)
                    .map(proxy -> new java.net.Proxy(java.net.Proxy.Type.HTTP, resolved(proxy)))
                    .map(List::of)
                    .orElse(List.of(java.net.Proxy.NO_PROXY));
        }

        private static InetSocketAddress resolved(ProxyServer proxy) {
            return new InetSocketAddress(proxy.address().getHostString(), proxy.port());
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
            // told to whoever sent the request
        }
    }
}
