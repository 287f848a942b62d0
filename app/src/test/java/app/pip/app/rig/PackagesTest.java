package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Examples that need packages, built with those of the index that pip asks, unpacked elsewhere and run.
@Tag("rig")
@Tag("index")
@ExtendWith(BuiltExamples.Fixture.class)
class PackagesTest {

    private static final Map<String, String> SCREEN =
            Map.of("SDL_AUDIODRIVER", "dummy", "PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8");

    @Test
    void aGameRunsOnLinuxAndWindowsAndIsMadeForAllFive(BuiltExamples examples) throws Exception {
        Report report = built("star-catcher", "all", examples);
        assertEquals(5, report.artifacts().size());
        Path elsewhere = examples.freshFolder("somewhere else");

        Unpacked linux = Unpacked.unpack(report.artifact("linux-x64"), examples.fresh("Spiele ł漢字"));
        LinuxRun.here()
                .start(elsewhere, linux.launcher(), List.of("--demo"))
                .with(SCREEN)
                .through(screen())
                .run()
                .exited(0)
                .said("You caught ");
        assertTrue(Files.readString(linux.root().resolve("program/best.txt")).matches("\\d+\n"));

        Unpacked windows = Unpacked.unpack(report.artifact("windows-x64"), examples.fresh("Spiele ł漢字"));
        Files.deleteIfExists(windows.root().resolve("program/best.txt"));
        WineRun.here()
                .start(elsewhere, windows.launcher(), List.of("--demo"))
                .with(Map.of("SDL_AUDIODRIVER", "dummy"))
                .through(screen())
                .run()
                .exited(0);
        assertTrue(Files.exists(windows.root().resolve("program/best.txt")));
    }

    @Test
    void aChartIsDrawnFromTheStoreAloneTheSecondTime(BuiltExamples examples) throws Exception {
        Path program = copied("weather-chart", examples);
        examples.build(program, "chart", "--for", "linux-x64");
        assertTrue(Files.readString(program.resolve("pylock.toml")).contains("name = \"matplotlib\""));
        Report report = examples.build(program, "chart again", "--for", "linux-x64", "--offline");
        Unpacked app = Unpacked.unpack(report.artifact("linux-x64"), examples.fresh("Wetter"));
        assertFalse(
                Files.exists(app.root().resolve("program/pylock.toml")),
                "locks are for those who build, not for friends");
        LinuxRun.here()
                .start(examples.freshFolder("somewhere else"), app.launcher(), List.of())
                .run()
                .exited(0)
                .said("The warmest month was Jul with 19.1 °C.");
        byte[] picture = Files.readAllBytes(app.root().resolve("program/weather.png"));
        assertTrue(new String(picture, 1, 3, StandardCharsets.US_ASCII).equals("PNG") && picture.length > 10_000);
    }

    @Test
    void childrenSeeThePackagesToo(BuiltExamples examples) throws Exception {
        Report report = built("link-counter", "linux-x64", examples);
        Unpacked app = Unpacked.unpack(report.artifact("linux-x64"), examples.fresh("Links"));
        Path folder = examples.freshFolder("somewhere else");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = "<title> Two links </title><a href=a>a</a><a href=b>b</a>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try {
            // with the network of this machine: the page is on it
            Start.of(
                            folder,
                            app.launcher().toString(),
                            "http://localhost:" + server.getAddress().getPort() + "/")
                    .run()
                    .exited(0)
                    .said("Title: Two links\nLinks: 2");
        } finally {
            server.stop(0);
        }
        Start.of(
                        folder,
                        app.root().resolve("python/bin/python").toString(),
                        "-c",
                        "import requests, bs4; print('both')")
                .run()
                .exited(0)
                .said("both");
    }

    @Test
    void aLockOfAnotherToolIsKeptTo(BuiltExamples examples) throws Exception {
        Path program = copied("trip-planner", examples);
        String theirs = Files.readString(program.resolve("Pipfile.lock"));
        Report report = examples.build(program, "trip", "--for", "linux-x64");
        String ours = Files.readString(program.resolve("pylock.toml"));
        for (String name : List.of("rich", "humanize", "pygments")) {
            String pin = theirs.replaceFirst("(?s).*\"" + name + "\": .*?\"version\": \"==([^\"]+)\".*", "$1");
            assertTrue(ours.contains("name = \"" + name + "\"\nversion = \"" + pin + "\""), name + " " + pin);
        }
        Unpacked app = Unpacked.unpack(report.artifact("linux-x64"), examples.fresh("Reise"));
        LinuxRun.here()
                .start(examples.freshFolder("somewhere else"), app.launcher(), List.of())
                .with(Map.of("LC_ALL", "C.UTF-8"))
                .run()
                .exited(0)
                .said("1 hour and 58 minutes");
    }

    /// `docopt` was never offered otherwise.
    @Test
    void aPackageThatIsOfferedAsSourceOnlyIsBuiltWhereTheUserAllowsIt(BuiltExamples examples) throws Exception {
        Path program = examples.freshFolder("sources only").resolve("manners.py");
        Files.writeString(program, "import docopt\nprint(docopt.docopt('Usage: manners <name>', ['Zoe']))\n");
        String targets = "linux-x64,windows-x64,macos-arm64";
        Report report =
                examples.build(program, "sources", "--for", targets, "--add", "docopt", "--allow-build", "docopt");
        assertEquals(3, report.artifacts().size());
        String lock = Files.readString(program.resolveSibling("pylock.manners.toml"));
        assertTrue(lock.contains("[packages.sdist]\nname = \"docopt-0.6.2.tar.gz\""), lock);
        Unpacked app = Unpacked.unpack(report.artifact("linux-x64"), examples.fresh("Manieren"));
        LinuxRun.here()
                .start(examples.freshFolder("somewhere else"), app.launcher(), List.of())
                .run()
                .exited(0)
                .said("{'<name>': 'Zoe'}");
    }

    private static List<String> screen() {
        return List.of(Rig.tool("xvfb-run").toString(), "-a");
    }

    private static Report built(String example, String targets, BuiltExamples examples) throws IOException {
        return examples.build(copied(example, examples), example, "--for", targets);
    }

    /// A copy, because a lock is written beside the program.
    private static Path copied(String example, BuiltExamples examples) throws IOException {
        Path from = Rig.repository().resolve("examples").resolve(example);
        Path to = examples.fresh(example);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(one -> !one.getFileName().toString().startsWith("pylock"))
                    .toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }
}
