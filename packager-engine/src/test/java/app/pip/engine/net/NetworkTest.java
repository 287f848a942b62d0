package app.pip.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.testindex.Asked;
import app.pip.engine.testindex.Reply;
import app.pip.engine.testindex.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class NetworkTest {

    @Test
    void fetches() throws Exception {
        try (var server = new TestServer(_ -> Reply.ok("text/plain", "hello"))) {
            assertEquals("hello", get(server.at("/a")));
            assertEquals(
                    "pip.app", server.asked().getFirst().header("user-agent").orElseThrow());
        }
    }

    @Test
    void triesAgainAfterServersFaultAndHangUpAndCut() throws Exception {
        for (Reply bad : List.of(
                Reply.status(500),
                Reply.status(503),
                Reply.status(429).with("Retry-After", "0"),
                Reply.status(200).sent(new Reply.Manner.HangUp()),
                Reply.ok("text/plain", "hello").sent(new Reply.Manner.CutAfter(2)))) {
            var number = new AtomicInteger();
            try (var server =
                    new TestServer(_ -> number.incrementAndGet() < 3 ? bad : Reply.ok("text/plain", "hello"))) {
                assertEquals("hello", get(server.at("/a")), bad.toString());
                assertEquals(3, number.get());
            }
        }
    }

    @Test
    void givesUpAndSaysWhy() throws Exception {
        assertEquals("net.server", refusal(_ -> Reply.status(500), 3));
        assertEquals("net.busy", refusal(_ -> Reply.status(429), 3));
        // Java itself asks a second time where a connection ends without a word
        assertEquals("net.cut", refusal(_ -> Reply.status(200).sent(new Reply.Manner.HangUp()), 6));
        assertEquals("net.login", refusal(_ -> Reply.status(401), 1));
        assertEquals("net.forbidden", refusal(_ -> Reply.status(403), 1));
        assertEquals("net.odd", refusal(_ -> Reply.status(418), 1));
        assertEquals("net.odd", refusal(_ -> Reply.to("gopher://example.org/"), 1));
        assertEquals("net.odd", refusal(_ -> Reply.to("http://a b/"), 1));
    }

    @Test
    void aServerThatAsksForALongBreakGetsIt() throws Exception {
        assertEquals("net.busy", refusal(_ -> Reply.status(429).with("Retry-After", "3600"), 1));
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        assertEquals(Duration.ofSeconds(90), Sender.wait("Thu, 1 Jan 2026 00:01:30 GMT", now));
        assertEquals(Duration.ZERO, Sender.wait("soon", now));
    }

    @Test
    void aMissingPageIsAnAnswer() throws Exception {
        try (var server = new TestServer(_ -> Reply.status(404));
                var network = new Network(Quick.settings())) {
            boolean missing = network.ask(new Simple<>(server.at("/a"), 10, Answer::isMissing));
            assertTrue(missing);
            assertEquals(1, server.asked().size());
        }
    }

    @Test
    void silentAndDrippingServersAreLeft() throws Exception {
        Reply page = Reply.ok("text/plain", "x".repeat(1000));
        for (Reply.Manner manner :
                List.of(new Reply.Manner.Silent(), new Reply.Manner.Drip(100), new Reply.Manner.Drip(5000))) {
            try (var server = new TestServer(_ -> page.sent(manner));
                    var network = new Network(Quick.impatient())) {
                assertEquals("net.slow", refusal(network, server.at("/simple/numpy/")));
                // a busy server may see its guest only when that has gone again
                while (server.asked().size() < 3) {
                    Thread.sleep(10);
                }
                assertEquals(3, server.asked().size(), manner.toString());
            }
        }
    }

    @Test
    void whatNeverEndsIsRefused() throws Exception {
        var page = Reply.ok("text/html", "<a>".repeat(1000));
        assertEquals("net.too-large", refusal(_ -> page.sent(new Reply.Manner.Endless()), 1));
        // and so is what is only small while it is packed
        Reply packed = Reply.ok("text/html", gzip(new byte[10 << 20])).with("Content-Encoding", "gzip");
        assertEquals("net.too-large", refusal(_ -> packed, 1));
    }

    @Test
    void unpacksWhatIsPackedOnTheWay() throws Exception {
        Reply packed = Reply.ok("text/html", gzip("hello".getBytes(StandardCharsets.UTF_8)))
                .with("Content-Encoding", "gzip");
        try (var server = new TestServer(_ -> packed)) {
            assertEquals("hello", get(server.at("/")));
        }
        assertEquals("net.cut", refusal(_ -> Reply.ok("text/html", "no gzip").with("Content-Encoding", "gzip"), 3));
    }

    @Test
    void followsRedirectsButNotForEver() throws Exception {
        try (var server = new TestServer(
                asked -> asked.path().equals("/a") ? Reply.to("b?x=1") : Reply.ok("text/plain", asked.target()))) {
            assertEquals("/b?x=1", get(server.at("/a")));
        }
        assertEquals("net.redirects", refusal(asked -> Reply.to(asked.path() + "x"), 11));
    }

    @Test
    void aPasswordStaysWithItsServer() throws Exception {
        try (var other = new TestServer(
                        asked -> Reply.ok("text/plain", asked.headers().toString()));
                var server = new TestServer(_ -> Reply.to(other.at("/b").toString()))) {
            URI index = URI.create(server.at("/simple/").toString().replace("//", "//me:s3cret@"));
            Logins logins = Logins.of(List.of(index), Quick.around(Path.of("nowhere"), Map.of()));
            try (var network = new Network(Quick.settings(Proxies.none(), logins))) {
                String heard = network.ask(new Simple<>(index, 10_000, NetworkTest::text));
                assertFalse(heard.contains("authorization"), heard);
                String sent = server.asked().getFirst().header("authorization").orElseThrow();
                assertEquals(new Login("me", "s3cret").basic(), sent);
                assertFalse(logins.toString().contains("s3cret"));
            }
        }
    }

    @Test
    void refusalsHoldNoPassword() throws Exception {
        try (var server = new TestServer(_ -> Reply.status(401))) {
            URI index = URI.create(server.at("/simple/").toString().replace("//", "//me:s3cret@"));
            try (var network = new Network(Quick.settings())) {
                var refused = assertThrows(
                        ProblemException.class, () -> network.ask(new Simple<>(index, 10, NetworkTest::text)));
                Problem problem = refused.problems().getFirst();
                assertFalse(problem.toString().contains("s3cret"), problem.toString());
                var words = problem.in(Locale.ENGLISH);
                assertTrue(words.what().contains("127.0.0.1:" + server.port()), words.what());
            }
        }
    }

    @Test
    void nobodyThere() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertEquals("net.refused", refusal(URI.create("http://127.0.0.1:" + port + "/")));
        assertEquals("net.no-host", refusal(URI.create("https://no-such-host.invalid/")));
    }

    @Test
    void plainHttpIsForThisComputerOnly() {
        assertEquals("net.insecure", refusal(URI.create("http://index.example.org/simple/")));
    }

    @Test
    void offlineNothingIsAsked() throws Exception {
        try (var server = new TestServer(_ -> Reply.ok("text/plain", "hello"));
                var network = new Network(Quick.settings(NetSettings.Reach.OFFLINE))) {
            var refused = assertThrows(
                    ProblemException.class, () -> network.ask(new Simple<>(server.at("/"), 10, NetworkTest::text)));
            assertEquals("net.offline", refused.problems().getFirst().id());
            assertEquals(0, server.asked().size());
        }
    }

    @Test
    void goesThroughAProxyThatWantsALogin() throws Exception {
        String basic = new Login("me", "s3cret").basic();
        try (var proxy = new TestServer(asked ->
                asked.header("proxy-authorization").filter(basic::equals).isPresent()
                        ? Reply.ok("text/plain", asked.target())
                        : Reply.status(407))) {
            for (String login : List.of("me:s3cret@", "")) {
                var around = Quick.around(
                        Path.of("nowhere"), Map.of("http_proxy", "http://" + login + "127.0.0.1:" + proxy.port()));
                Proxies proxies = Proxies.of(Optional.empty(), around, ProxySelector.of(null));
                URI address = URI.create("http://localhost:1/simple/");
                try (var network = new Network(Quick.settings(proxies, Logins.none()))) {
                    var ask = new Simple<>(address, 1000, NetworkTest::text);
                    if (login.isEmpty()) {
                        var refused = assertThrows(ProblemException.class, () -> network.ask(ask));
                        assertEquals(
                                "net.proxy-login", refused.problems().getFirst().id());
                    } else {
                        assertEquals(address.toString(), network.ask(ask));
                    }
                }
            }
        }
    }

    @Test
    void tunnelsThroughAProxyWithALogin() throws Exception {
        String basic = new Login("me", "s3cret").basic();
        try (var server = new TestServer(_ -> Reply.status(200));
                var proxy = new TestServer(asked -> Reply.status(
                        asked.header("proxy-authorization")
                                        .filter(basic::equals)
                                        .isPresent()
                                ? 200
                                : 407))) {
            var around = Quick.around(Path.of("nowhere"), Map.of("HTTPS_PROXY", "me:s3cret@127.0.0.1:" + proxy.port()));
            Proxies proxies = Proxies.of(Optional.empty(), around, ProxySelector.of(null));
            try (var network = new Network(Quick.settings(proxies, Logins.none()))) {
                // the server behind the proxy speaks no TLS, so the handshake fails: what counts is that it is reached
                URI address = URI.create("https://127.0.0.1:" + server.port() + "/");
                assertThrows(ProblemException.class, () -> network.ask(new Simple<>(address, 10, NetworkTest::text)));
                Asked connect = proxy.asked().getFirst();
                assertEquals("CONNECT", connect.method());
                assertEquals(basic, connect.header("proxy-authorization").orElse("none"));
            }
        }
    }

    @Test
    void proxiesThatDontWorkAreNamed() throws Exception {
        try (var proxy = new TestServer(_ -> Reply.status(502))) {
            URI address = URI.create("https://index.example.org/");
            assertEquals("net.proxy", refusalThrough("http://127.0.0.1:" + proxy.port(), address));
            assertEquals("net.proxy-kind", refusalThrough("socks5://127.0.0.1:" + proxy.port(), address));
            assertEquals("net.proxy", refusalThrough("http://127.0.0.1:1", address));
        }
    }

    private static String refusalThrough(String proxy, URI address) {
        Proxies proxies =
                Proxies.of(Optional.of(proxy), Quick.around(Path.of("nowhere"), Map.of()), ProxySelector.of(null));
        try (var network = new Network(Quick.settings(proxies, Logins.none()))) {
            return refusal(network, address);
        }
    }

    private static String refusal(Function<Asked, Reply> answers, int attempts) throws IOException {
        try (var server = new TestServer(answers)) {
            String id = refusal(server.at("/simple/numpy/"));
            assertEquals(attempts, server.asked().size(), id);
            return id;
        }
    }

    private static String refusal(URI address) {
        try (var network = new Network(Quick.settings())) {
            return refusal(network, address);
        }
    }

    private static String refusal(Network network, URI address) {
        var refused = assertThrows(
                ProblemException.class, () -> network.ask(new Simple<>(address, 100_000, NetworkTest::text)));
        Problem problem = refused.problems().getFirst();
        assertTrue(problem.in(Locale.ENGLISH).what().contains("numpy"), problem.toString());
        return problem.id();
    }

    private static String get(URI address) throws Exception {
        try (var network = new Network(Quick.settings())) {
            return network.ask(new Simple<>(address, 1000, NetworkTest::text));
        }
    }

    private static String text(Answer answer) throws IOException {
        return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /// Asks once and reads in one way.
    private record Simple<T>(URI address, long limit, Reader<T> reader) implements Ask<T> {

        interface Reader<T> {
            T read(Answer answer) throws IOException;
        }

        @Override
        public Request request() {
            return new Request(address, "numpy", limit);
        }

        @Override
        public T read(Answer answer) throws IOException {
            return reader.read(answer);
        }
    }
}
