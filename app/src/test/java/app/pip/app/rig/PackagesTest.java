package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Examples that need packages, built for all five systems with those of the index that pip asks, unpacked elsewhere
/// and run, or looked at where they can't be.
@Tag("rig")
@Tag("index")
@ExtendWith(BuiltExamples.Fixture.class)
class PackagesTest {

    private static final PythonCheck LOADING = new PythonCheck("macho_facts.py");
    private static final PythonCheck SIGNATURES = new PythonCheck("check_codesign.py");
    private static final Map<String, String> SCREEN =
            Map.of("SDL_AUDIODRIVER", "dummy", "PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8");
    private static final Map<String, String> QUIET =
            Map.of("LC_ALL", "C.UTF-8", "SDL_AUDIODRIVER", "dummy", "SDL_VIDEODRIVER", "dummy");

    @ParameterizedTest
    @ValueSource(strings = {"star-catcher", "weather-chart", "link-counter", "trip-planner", "guest-book"})
    void eachIsMadeForAllFive(String example, BuiltExamples examples) throws Exception {
        var report = new PackagedExamples(examples).report(example);
        assertEquals(
                List.of("windows-x64", "macos-arm64", "macos-x64", "linux-x64", "linux-arm64"),
                report.artifacts().stream().map(Artifact::target).toList());
    }

    @Test
    void aGameRunsOnLinuxAndWindows(BuiltExamples examples) throws Exception {
        var packaged = new PackagedExamples(examples);
        Path elsewhere = examples.freshFolder("somewhere else");
        Unpacked linux = packaged.unpacked("star-catcher", "linux-x64");
        LinuxRun.here()
                .start(elsewhere, linux.launcher(), List.of("--demo"))
                .with(SCREEN)
                .through(screen())
                .run()
                .exited(0)
                .said("You caught ");
        assertTrue(Files.readString(linux.program().resolve("best.txt")).matches("\\d+\n"));

        Unpacked windows = packaged.unpacked("star-catcher", "windows-x64");
        WineRun.here()
                .start(elsewhere, windows.launcher(), List.of("--demo"))
                .with(Map.of("SDL_AUDIODRIVER", "dummy"))
                .through(screen())
                .run()
                .exited(0);
        assertTrue(Files.exists(windows.program().resolve("best.txt")));
    }

    @Test
    void aChartIsDrawnFromTheStoreAloneTheSecondTime(BuiltExamples examples) throws Exception {
        var packaged = new PackagedExamples(examples);
        packaged.report("weather-chart");
        Path program = packaged.copied("weather-chart");
        examples.build(program, "chart", "--for", "linux-x64");
        String lock = Files.readString(program.resolve("pylock.toml"));
        assertTrue(lock.contains("name = \"matplotlib\""), lock);
        // in a process of its own, for which there is no network
        Path out = examples.fresh("chart again");
        Outcome built = Product.process(
                        Path.of("").toAbsolutePath(),
                        Product.store(),
                        List.of(
                                "build",
                                program.toString(),
                                "--for",
                                "linux-x64",
                                "--offline",
                                "--json",
                                "--out",
                                out.toString()))
                .through(Runner.withoutNetwork())
                .run()
                .exited(0);
        assertEquals(lock, Files.readString(program.resolve("pylock.toml")));
        Report report = Report.parse(built.stdout());
        Unpacked app = Unpacked.unpack(report.artifact("linux-x64"), examples.fresh("Wetter"));
        assertFalse(
                Files.exists(app.program().resolve("pylock.toml")), "locks are for those who build, not for friends");
        drawn(LinuxRun.here(), app, examples);
    }

    private static void drawn(Runner runner, Unpacked app, BuiltExamples examples) throws Exception {
        Start start = runner.start(examples.freshFolder("somewhere else"), app.launcher(), List.of())
                .with(Map.of("LC_ALL", "C.UTF-8"));
        new Start(start.words(), start.environment(), start.folder(), "", Duration.ofMinutes(8))
                .run()
                .exited(0)
                .said("The warmest month was Jul with 19.1 °C.");
        byte[] picture = Files.readAllBytes(app.program().resolve("weather.png"));
        assertTrue(new String(picture, 1, 3, StandardCharsets.US_ASCII).equals("PNG") && picture.length > 10_000);
    }

    /// numpy, pandas and matplotlib among them; a long start, but one only.
    @Test
    void packagesRunOnArmToo(BuiltExamples examples) throws Exception {
        var packaged = new PackagedExamples(examples);
        Arm64Run runner = Arm64Run.here();
        drawn(runner, packaged.unpacked("weather-chart", runner.target()), examples);
        runner.start(
                        examples.freshFolder("somewhere else"),
                        packaged.unpacked("star-catcher", runner.target()).launcher(),
                        List.of("--demo"))
                .with(QUIET)
                .run()
                .exited(0)
                .said("You caught ");
    }

    @Test
    void childrenSeeThePackagesToo(BuiltExamples examples) throws Exception {
        Unpacked app = new PackagedExamples(examples).unpacked("link-counter", "linux-x64");
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
    void aPageInTheBrowserAnswersAndEnds(BuiltExamples examples) throws Exception {
        Unpacked app = new PackagedExamples(examples).unpacked("guest-book", "linux-x64");
        // with the network of this machine, and no browser to be found
        Process server = Start.of(
                        examples.freshFolder("somewhere else"), app.launcher().toString())
                .begin();
        try {
            assertTrue(answer("GET", "").contains("<form"), "the page has a form");
            assertTrue(answer("POST", "words=Sch%C3%B6n+hier").contains("Schön hier"), "the page shows what was said");
            assertEquals("[\"Schön hier\"]", Files.readString(app.program().resolve("guests.json")));
        } finally {
            server.destroy();
        }
        assertTrue(server.waitFor(60, TimeUnit.SECONDS), "it ends");
        // -m as a child of the app would say it
        Start.of(
                        examples.freshFolder("somewhere else"),
                        app.root().resolve("python/bin/python").toString(),
                        "-m",
                        "flask",
                        "--version")
                .run()
                .exited(0)
                .said("Flask 3");
    }

    /// What the server says, once it has begun to listen.
    private static String answer(String method, String form) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (true) {
            var page = (HttpURLConnection)
                    URI.create("http://127.0.0.1:5057/").toURL().openConnection();
            page.setRequestMethod(method);
            try {
                if (!form.isEmpty()) {
                    page.setDoOutput(true);
                    try (OutputStream out = page.getOutputStream()) {
                        out.write(form.getBytes(StandardCharsets.US_ASCII));
                    }
                }
                try (InputStream in = page.getInputStream()) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            } catch (ConnectException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(200);
            }
        }
    }

    @Test
    void aLockOfAnotherToolIsKeptTo(BuiltExamples examples) throws Exception {
        var packaged = new PackagedExamples(examples);
        Path program = packaged.copied("trip-planner");
        String theirs = Files.readString(program.resolve("Pipfile.lock"));
        examples.build(program, "trip", "--for", "linux-x64");
        String ours = Files.readString(program.resolve("pylock.toml"));
        for (String name : List.of("rich", "humanize", "pygments")) {
            String pin = theirs.replaceFirst("(?s).*\"" + name + "\": .*?\"version\": \"==([^\"]+)\".*", "$1");
            assertTrue(ours.contains("name = \"" + name + "\"\nversion = \"" + pin + "\""), name + " " + pin);
        }
        for (Runner runner : List.of(LinuxRun.here(), Arm64Run.here())) {
            runner.start(
                            examples.freshFolder("somewhere else"),
                            packaged.unpacked("trip-planner", runner.target()).launcher(),
                            List.of())
                    .with(Map.of("LC_ALL", "C.UTF-8"))
                    .run()
                    .exited(0)
                    .said("1 hour and 58 minutes");
        }
    }

    /// What can be seen of a Mac's app without one: what it loads, and every hash of its signatures.
    @ParameterizedTest
    @CsvSource({"star-catcher,macos-x64", "star-catcher,macos-arm64", "weather-chart,macos-arm64"})
    void onAMacEverythingIsInsideAndSigned(String example, String target, BuiltExamples examples) throws Exception {
        Unpacked app = new PackagedExamples(examples).unpacked(example, target);
        JsonNode signed = SIGNATURES.run(app.top());
        assertEquals(List.of(), PythonCheck.texts(signed.required("problems")));
        JsonNode facts = LOADING.run(app.top());
        assertEquals(List.of(), PythonCheck.texts(facts.required("problems")));
        var packages = new ArrayList<String>();
        for (JsonNode file : facts.required("files")) {
            String path = file.required("path").asString();
            if (path.contains("/site-packages/")) {
                packages.add(path);
                assertEquals(List.of(), PythonCheck.texts(file.required("outside")), path);
            }
        }
        assertTrue(packages.size() > 20, () -> "machine code of packages was seen: " + packages);
    }

    /// Tk is a matter of the interpreter: with one that has it the app runs, without one the user hears so in words.
    @Test
    void aWindowOfTkRunsOrIsRefusedInWords(BuiltExamples examples) throws Exception {
        Path program = new PackagedExamples(examples).copied("photo-frame");
        Path out = examples.fresh("frame");
        Outcome outcome =
                Product.run("build", program.toString(), "--for", "linux-x64", "--json", "--out", out.toString());
        Report report = Report.parse(outcome.stdout());
        if (outcome.exitCode() != 0) {
            assertEquals(List.of(), report.artifacts());
            assertTrue(
                    report.problems().stream()
                            .anyMatch(one ->
                                    one.id().startsWith("target.") && one.what().contains("tkinter")),
                    report::toString);
            return;
        }
        Unpacked app = Unpacked.unpack(report.artifact("linux-x64"), examples.fresh("Fenster ł漢字"));
        LinuxRun.here()
                .start(examples.freshFolder("somewhere else"), app.launcher(), List.of("--demo"))
                .with(SCREEN)
                .through(screen())
                .run()
                .exited(0);
        assertTrue(Files.size(app.program().resolve("framed.png")) > 1000);
    }

    private static List<String> screen() {
        return List.of(Rig.tool("xvfb-run").toString(), "-a");
    }
}
