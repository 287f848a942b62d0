package app.pip.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.pip.engine.problem.ProblemException;
import app.pip.engine.store.Store;
import app.pip.engine.testindex.Asked;
import app.pip.engine.testindex.Reply;
import app.pip.engine.testindex.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class PageCacheTest {

    @TempDir
    private Path folder;

    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void aFreshPageIsNotAskedForAgain() throws Exception {
        try (var server = new TestServer(_ -> page("one").with("Cache-Control", "max-age=600"))) {
            assertEquals("one", get(server, NetSettings.Reach.USUAL));
            assertEquals("one", get(server, NetSettings.Reach.USUAL));
            assertEquals(1, server.asked().size());
            assertEquals(1, readings.get());
            age(Duration.ofSeconds(601));
            get(server, NetSettings.Reach.USUAL);
            assertEquals(2, server.asked().size());
        }
    }

    @Test
    void anUnchangedPageIsNotSentAgain() throws Exception {
        Function<Asked, Reply> answers =
                asked -> asked.header("if-none-match").filter("\"v1\""::equals).isPresent()
                                && asked.header("if-modified-since").isPresent()
                        ? Reply.status(304)
                        : page("one").with("ETag", "\"v1\"").with("Last-Modified", "Thu, 1 Jan 2026 00:00:00 GMT");
        try (var server = new TestServer(answers)) {
            assertEquals("one", get(server, NetSettings.Reach.USUAL));
            assertEquals("one", get(server, NetSettings.Reach.USUAL));
            assertEquals(2, server.asked().size());
            assertEquals(1, readings.get());
        }
    }

    @Test
    void aChangedPageTakesThePlaceOfTheOld() throws Exception {
        var number = new AtomicInteger();
        try (var server = new TestServer(_ -> {
            String tag = "\"v" + number.incrementAndGet() + "\"";
            return page("page " + tag).with("ETag", tag);
        })) {
            assertEquals("page \"v1\"", get(server, NetSettings.Reach.USUAL));
            assertEquals("page \"v2\"", get(server, NetSettings.Reach.USUAL));
            assertEquals("page \"v2\"", get(server, NetSettings.Reach.OFFLINE));
        }
    }

    @Test
    void refreshAsksAboutFreshPagesToo() throws Exception {
        try (var server = new TestServer(_ -> page("one").with("Cache-Control", "public, max-age=600"))) {
            get(server, NetSettings.Reach.USUAL);
            get(server, NetSettings.Reach.REFRESH);
            assertEquals(2, server.asked().size());
            assertEquals(
                    "max-age=0", server.asked().get(1).header("cache-control").orElseThrow());
        }
    }

    @Test
    void whatMustNotBeKeptIsNot() throws Exception {
        try (var server = new TestServer(_ -> page("one").with("Cache-Control", "no-store"))) {
            get(server, NetSettings.Reach.USUAL);
            get(server, NetSettings.Reach.USUAL);
            assertEquals(2, server.asked().size());
            assertEquals(List.of(), files());
        }
    }

    @Test
    void aMissingPageIsRememberedToo() throws Exception {
        try (var server = new TestServer(_ -> Reply.status(404))) {
            assertEquals("missing", get(server, NetSettings.Reach.USUAL));
            assertEquals("missing", get(server, NetSettings.Reach.USUAL));
            assertEquals("missing", get(server, NetSettings.Reach.OFFLINE));
            assertEquals(1, server.asked().size());
        }
    }

    @Test
    void offlineAnOldPageDoesAndNoneIsAProblem() throws Exception {
        try (var server = new TestServer(_ -> page("one").with("Cache-Control", "no-cache"))) {
            var refused = assertThrows(ProblemException.class, () -> get(server, NetSettings.Reach.OFFLINE));
            assertEquals("net.offline", refused.problems().getFirst().id());
            get(server, NetSettings.Reach.USUAL);
            age(Duration.ofDays(400));
            assertEquals("one", get(server, NetSettings.Reach.OFFLINE));
        }
    }

    @Test
    void aDamagedEntryIsFetchedAgain() throws Exception {
        try (var server = new TestServer(_ -> page("one").with("Cache-Control", "max-age=600"))) {
            get(server, NetSettings.Reach.USUAL);
            for (Path file : files()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length - 1]++;
                Files.write(file, bytes);
            }
            assertEquals("one", get(server, NetSettings.Reach.USUAL));
            for (Path file : files()) {
                Files.write(file, new byte[3]);
            }
            assertEquals("one", get(server, NetSettings.Reach.USUAL));
            assertEquals(3, server.asked().size());
        }
    }

    @Test
    void twoUsersHaveTwoPagesAndNoSecretIsWritten() throws Exception {
        try (var server = new TestServer(
                asked -> page(asked.header("authorization").orElse("nobody")).with("Cache-Control", "max-age=600"))) {
            for (String user : List.of("ann", "bob")) {
                URI index = URI.create(server.at("/").toString().replace("//", "//" + user + ":s3cret@"));
                Logins logins = Logins.of(List.of(index), Quick.around(folder, Map.of()));
                try (var network = new Network(Quick.settings(Proxies.none(), logins))) {
                    String got = get(network, server.at("/a"));
                    assertEquals(new Login(user, "s3cret").basic(), got);
                }
            }
            for (Path file : files()) {
                assertFalse(file.toString().contains("s3cret"));
            }
        }
    }

    private static Reply page(String text) {
        return Reply.ok("text/html", text);
    }

    private String get(TestServer server, NetSettings.Reach reach) throws Exception {
        try (var network = new Network(Quick.settings(reach))) {
            return get(network, server.at("/simple/a/"));
        }
    }

    private String get(Network network, URI address) throws Exception {
        Optional<byte[]> content = new PageCache(network, new Store(folder))
                .get(new PageCache.Page(address, "a", "text/html", "test", (answer, out) -> {
                    readings.incrementAndGet();
                    answer.body().transferTo(out);
                }));
        return content.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("missing");
    }

    private void age(Duration age) throws IOException {
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
