package app.pip.engine.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.hash.Sha256;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.Store;
import app.pip.engine.testindex.Asked;
import app.pip.engine.testindex.Reply;
import app.pip.engine.testindex.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class DownloadsTest {

    private static final byte[] FILE = new byte[300_000];

    static {
        new Random(1).nextBytes(FILE);
    }

    private static final Sha256 DIGEST = Sha256.of(FILE);

    @TempDir
    private Path folder;

    @Test
    void comesOnceAndStays() throws Exception {
        try (var server = new TestServer(asked -> whole().partFor(asked))) {
            Path file = fetch(server, Optional.of(DIGEST));
            assertArrayEquals(FILE, Files.readAllBytes(file));
            assertEquals(file, fetch(server, Optional.of(DIGEST)));
            assertEquals(1, server.asked().size());
            assertEquals(List.of(DIGEST.hex()), names());
        }
    }

    @Test
    void goesOnWhereItWasCut() throws Exception {
        var number = new AtomicInteger();
        Function<Asked, Reply> answers = asked -> number.incrementAndGet() == 1
                ? whole().sent(new Reply.Manner.CutAfter(100_000))
                : whole().partFor(asked);
        try (var server = new TestServer(answers)) {
            assertArrayEquals(FILE, Files.readAllBytes(fetch(server, Optional.of(DIGEST))));
            assertEquals(2, server.asked().size());
            long from = Long.parseLong(
                    server.asked().get(1).header("range").orElseThrow().replaceAll("\\D", ""));
            // Java may lose the last that came before the cut
            assertTrue(from > 0 && from <= 100_000, () -> "from " + from);
            assertEquals("\"v1\"", server.asked().get(1).header("if-range").orElseThrow());
        }
    }

    @Test
    void goesOnWhereAnEarlierRunEnded() throws Exception {
        leave(java.util.Arrays.copyOf(FILE, 250_000));
        try (var server = new TestServer(asked -> whole().partFor(asked))) {
            assertArrayEquals(FILE, Files.readAllBytes(fetch(server, Optional.of(DIGEST))));
            assertEquals(
                    "bytes=250000-", server.asked().getFirst().header("range").orElseThrow());
        }
    }

    @Test
    void beginsAnewWhereAnEarlierRunLeftNonsense() throws Exception {
        for (byte[] nonsense : List.of(new byte[1000], new byte[300_000], new byte[400_000])) {
            leave(nonsense);
            try (var server = new TestServer(asked -> whole().partFor(asked))) {
                assertArrayEquals(FILE, Files.readAllBytes(fetch(server, Optional.of(DIGEST))));
                assertEquals(List.of(DIGEST.hex()), names());
            }
            Store.deleteAll(folder);
        }
    }

    @Test
    void takesTheWholeFromAServerThatGivesNoParts() throws Exception {
        var number = new AtomicInteger();
        try (var server = new TestServer(
                _ -> number.incrementAndGet() == 1 ? whole().sent(new Reply.Manner.CutAfter(100_000)) : whole())) {
            assertArrayEquals(FILE, Files.readAllBytes(fetch(server, Optional.of(DIGEST))));
        }
    }

    @Test
    void wrongBytesAreNotKept() throws Exception {
        byte[] wrong = FILE.clone();
        wrong[5]++;
        try (var server = new TestServer(_ -> Reply.ok("application/zip", wrong))) {
            var refused = assertThrows(ProblemException.class, () -> fetch(server, Optional.of(DIGEST)));
            assertEquals("net.wrong-bytes", refused.problems().getFirst().id());
            assertEquals(List.of(), names());
        }
    }

    @Test
    void whatIsCutAgainAndAgainIsKeptForTheNextRun() throws Exception {
        try (var server = new TestServer(asked -> whole().partFor(asked).sent(new Reply.Manner.CutAfter(50_000)))) {
            var refused = assertThrows(ProblemException.class, () -> fetch(server, Optional.of(DIGEST)));
            assertEquals("net.cut", refused.problems().getFirst().id());
            assertEquals(List.of(DIGEST.hex() + ".part"), names());
        }
        try (var server = new TestServer(asked -> whole().partFor(asked))) {
            assertArrayEquals(FILE, Files.readAllBytes(fetch(server, Optional.of(DIGEST))));
            String range = server.asked().getFirst().header("range").orElseThrow();
            assertTrue(range.matches("bytes=[1-9]\\d*-"), range);
        }
    }

    @Test
    void gone() throws Exception {
        try (var server = new TestServer(_ -> Reply.status(404))) {
            var refused = assertThrows(ProblemException.class, () -> fetch(server, Optional.of(DIGEST)));
            assertEquals("net.gone", refused.problems().getFirst().id());
            assertEquals(List.of(), names());
        }
    }

    @Test
    void withoutADigestItIsKeptByItsOwn() throws Exception {
        try (var server = new TestServer(_ -> whole())) {
            assertArrayEquals(FILE, Files.readAllBytes(fetch(server, Optional.empty())));
            assertEquals(List.of(DIGEST.hex()), names());
        }
    }

    @Test
    void manyAtOnceFetchItOnce() throws Exception {
        try (var server = new TestServer(_ -> whole());
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Path>> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                all.add(() -> fetch(server, Optional.of(DIGEST)));
            }
            for (var one : pool.invokeAll(all)) {
                assertArrayEquals(FILE, Files.readAllBytes(one.get()));
            }
            assertEquals(1, server.asked().size());
        }
    }

    @Test
    void aServerThatSharesAStoreIsAskedFirst() throws Exception {
        try (var shared = new TestServer(asked -> whole().partFor(asked));
                var index = new TestServer(asked -> Reply.status(500))) {
            assertArrayEquals(FILE, Files.readAllBytes(shared(shared, index)));
            assertEquals(0, index.asked().size());
            assertEquals(
                    "/school/wheels/" + DIGEST.hex().substring(0, 2) + "/" + DIGEST.hex(),
                    shared.asked().getFirst().path());
        }
    }

    @Test
    void whatSuchAServerLacksOrSendsWrongComesFromTheIndex() throws Exception {
        byte[] other = FILE.clone();
        other[200_000]++;
        for (Reply bad : List.of(
                Reply.status(404),
                Reply.status(403),
                Reply.ok("application/zip", other),
                whole().sent(new Reply.Manner.CutAfter(100_000)))) {
            try (var shared = new TestServer(asked -> bad);
                    var index = new TestServer(asked -> whole().partFor(asked))) {
                assertArrayEquals(FILE, Files.readAllBytes(shared(shared, index)));
                assertEquals(List.of(DIGEST.hex()), names());
            }
            Store.deleteAll(folder);
        }
    }

    @Test
    void aSilentServerIsAskedOnceOnly() throws Exception {
        TestServer gone = new TestServer(asked -> whole());
        gone.close();
        try (var index = new TestServer(asked -> whole().partFor(asked));
                var network = new Network(Quick.settings())) {
            var downloads =
                    new Downloads(network, new Store(folder, List.of(), Optional.of(gone.at("/school/"))), "wheels");
            assertArrayEquals(
                    FILE,
                    Files.readAllBytes(
                            downloads.fetch(wanted(index), Progress.unwatched()).file()));
            Store.deleteAll(folder);
            long begin = System.nanoTime();
            assertArrayEquals(
                    FILE,
                    Files.readAllBytes(
                            downloads.fetch(wanted(index), Progress.unwatched()).file()));
            assertEquals(2, index.asked().size(), () -> (System.nanoTime() - begin) + " ns");
        }
    }

    private Path shared(TestServer shared, TestServer index) throws Exception {
        try (var network = new Network(Quick.settings())) {
            return new Downloads(network, new Store(folder, List.of(), Optional.of(shared.at("/school/"))), "wheels")
                    .fetch(wanted(index), Progress.unwatched())
                    .file();
        }
    }

    private static Wanted wanted(TestServer index) {
        return new Wanted(index.at("/a.whl"), "a.whl", Optional.of(DIGEST), OptionalLong.of(FILE.length));
    }

    private void leave(byte[] bytes) throws IOException {
        Path part = folder.resolve("wheels/" + DIGEST.hex().substring(0, 2) + "/" + DIGEST.hex() + ".part");
        Files.createDirectories(part.getParent());
        Files.write(part, bytes);
    }

    private static Reply whole() {
        return Reply.ok("application/zip", FILE).with("ETag", "\"v1\"");
    }

    private Path fetch(TestServer server, Optional<Sha256> digest) throws Exception {
        var store = new Store(folder);
        try (var network = new Network(Quick.settings())) {
            var wanted = new Wanted(
                    server.at("/a-1.0-py3-none-any.whl"),
                    "a-1.0-py3-none-any.whl",
                    digest,
                    digest.isPresent() ? OptionalLong.of(FILE.length) : OptionalLong.empty());
            return new Downloads(network, store, "wheels")
                    .fetch(wanted, Progress.unwatched())
                    .file();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
