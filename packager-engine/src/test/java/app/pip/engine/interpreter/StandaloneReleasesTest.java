package app.pip.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.hash.Sha256;
import app.pip.engine.interpreter.KnownBuilds.State;
import app.pip.engine.net.NetSettings;
import app.pip.engine.net.Quick;
import app.pip.engine.platform.Target;
import app.pip.engine.store.Store;
import app.pip.engine.testindex.Asked;
import app.pip.engine.testindex.Reply;
import app.pip.engine.testindex.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneReleasesTest {

    private static final String NAME = "cpython-3.14.9+20261101-x86_64-unknown-linux-gnu-install_only_stripped.tar.gz";
    private static final String SUMS = Sha256.of("archive") + "  " + NAME + "\n";
    private static final StandaloneBuild NEWEST =
            new StandaloneBuild("3.14.9", "20261101", Target.LINUX_X64, Sha256.of("archive"));

    @TempDir
    private Path folder;

    @Test
    void theNewestReleaseIsReadOnceAndRemembered() throws Exception {
        try (var server = new TestServer(StandaloneReleasesTest::mirror)) {
            for (int i = 0; i < 2; i++) {
                KnownBuilds known = known(server, NetSettings.Reach.USUAL);
                assertEquals(State.REACHED, known.state());
                assertEquals(NEWEST, known.newest(Target.LINUX_X64, "3.14").orElseThrow());
                assertEquals(
                        "python-build-standalone 20260814",
                        known.newest(Target.LINUX_X64, "3.13").orElseThrow().source(),
                        "what the newer list lacks is in the shipped one");
            }
            assertEquals(1, server.count("/mirror/latest-release.json"));
            assertEquals(1, server.count("/mirror/20261101/SHA256SUMS"));
            assertEquals(
                    NEWEST,
                    known(server, NetSettings.Reach.OFFLINE)
                            .newest(Target.LINUX_X64, "3.14")
                            .orElseThrow());
            assertEquals(State.OFFLINE, known(server, NetSettings.Reach.OFFLINE).state());
        }
    }

    @Test
    void aDayLaterItIsReadAgain() throws Exception {
        try (var server = new TestServer(StandaloneReleasesTest::mirror)) {
            assertEquals(State.REACHED, known(server, NetSettings.Reach.USUAL).state());
            age(Duration.ofHours(25));
            assertEquals(State.REACHED, known(server, NetSettings.Reach.USUAL).state());
            assertEquals(2, server.count("/mirror/latest-release.json"));
        }
    }

    @Test
    void aServerWithoutAListIsAskedForWhatTheShippedOneNames() throws Exception {
        try (var server = new TestServer(_ -> Reply.status(404))) {
            KnownBuilds known = known(server, NetSettings.Reach.USUAL);
            assertEquals(State.REACHED, known.state());
            assertEquals(KnownBuilds.shipped().size(), known.builds().size());
        }
    }

    @Test
    void aSilentServerCostsTwoSecondsOnce() throws Exception {
        Function<Asked, Reply> silent = _ -> Reply.status(200).sent(new Reply.Manner.Silent());
        try (var server = new TestServer(silent)) {
            long before = System.nanoTime();
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        State.UNREACHABLE,
                        releases(server, NetSettings.Reach.USUAL, Reached.PATIENCE)
                                .known()
                                .state());
            }
            // a busy machine takes longer than two seconds, but not as long as anybody else is waited for
            long took = Duration.ofNanos(System.nanoTime() - before).toSeconds();
            assertTrue(took < 40, () -> "it took " + took + " seconds");
            assertEquals(1, server.count("/mirror/latest-release.json"));
        }
    }

    @Test
    void nobodyThereIsToldAtOnceAndAskedAgainLater() throws Exception {
        var server = new TestServer(StandaloneReleasesTest::mirror);
        server.close();
        KnownBuilds known = known(server, NetSettings.Reach.USUAL);
        assertEquals(State.UNREACHABLE, known.state());
        assertEquals("127.0.0.1", known.asked());
        assertEquals(KnownBuilds.shipped().size(), known.builds().size());
    }

    @Test
    void noneIsNone() throws Exception {
        var releases = new StandaloneReleases(
                StandaloneAddress.of("none", folder), Quick.settings(), new Store(folder.resolve("store")));
        assertEquals(State.OFF, releases.known().state());
    }

    @Test
    void aFolderOffersWhatLiesInIt() throws Exception {
        Path release = Files.createDirectories(folder.resolve("stick/20261101"));
        Files.writeString(release.resolve("SHA256SUMS"), SUMS + SUMS.replace("3.14.9", "3.13.9"));
        Files.writeString(release.resolve(NAME), "archive");
        var releases = new StandaloneReleases(
                StandaloneAddress.of("stick", folder),
                Quick.settings(NetSettings.Reach.OFFLINE),
                new Store(folder.resolve("store")));
        assertEquals(List.of(NEWEST), releases.known().builds());
        assertEquals(State.REACHED, releases.known().state());
    }

    @Test
    void addressesAreRead() {
        assertEquals("github.com", StandaloneAddress.of(" ", folder).words());
        assertEquals(
                "https://mirror.example/p/latest-release.json",
                StandaloneAddress.of("https://mirror.example/p", folder)
                        .latest()
                        .orElseThrow()
                        .toString());
        assertEquals(
                folder.resolve("a b"),
                StandaloneAddress.of("a b", folder).folder().orElseThrow());
        for (String wrong : List.of("https:///x", "https://a b/")) {
            assertThrows(IllegalArgumentException.class, () -> StandaloneAddress.of(wrong, folder), wrong);
        }
    }

    private static Reply mirror(Asked asked) {
        return switch (asked.path()) {
            case "/mirror/latest-release.json" ->
                Reply.ok("application/json", "{\"version\": 1, \"tag\": \"20261101\", \"release_url\": \"\"}");
            case "/mirror/20261101/SHA256SUMS" -> Reply.ok("text/plain", SUMS);
            default -> Reply.status(404);
        };
    }

    /// What a server said that had all the time that a busy machine needs.
    private KnownBuilds known(TestServer server, NetSettings.Reach reach) throws Exception {
        return releases(server, reach, Duration.ofMinutes(1)).known();
    }

    private StandaloneReleases releases(TestServer server, NetSettings.Reach reach, Duration patience) {
        var address = StandaloneAddress.of(server.at("/mirror").toString(), folder);
        return new StandaloneReleases(address, Quick.settings(reach), new Store(folder.resolve("store")), patience);
    }

    private void age(Duration by) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(by)));
            }
        }
    }
}
