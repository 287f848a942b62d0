package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Programs that show pages in the browser, started as a desktop does: the page is fetched, as the browser would that
/// is
/// asked to show it, and the window that tells the address ends the app. What happens without packages is held by the
/// launcher's own checks (`check_web.py`).
@Tag("rig")
@Tag("index")
@ExtendWith(BuiltExamples.Fixture.class)
final class WebAppsTest {

    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");
    private static final Map<String, String> TOOLS = Map.of(
            "zenity",
            "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$NOTE.part\"\nmv \"$NOTE.part\" \"$NOTE\"\n"
                    + "while [ ! -e \"$NOTE.stop\" ]; do sleep 0.1; done\n",
            "browser",
            "#!/bin/sh\nprintf '%s\\n' \"$1\" >>\"$NOTE.pages\"\n");

    @Test
    void twoCopiesOfAFlaskAppHaveTwoPortsAndAreStoppedByTheirWindows(BuiltExamples examples) throws Exception {
        Unpacked app = new PackagedExamples(examples).unpacked("guest-book", "linux-x64");
        Path folder = examples.freshFolder("flask");
        try (var first = new Click(app, folder.resolve("first"));
                var second = new Click(app, folder.resolve("second"))) {
            assertNotEquals(first.address(), second.address());
            for (Click copy : new Click[] {first, second}) {
                assertTrue(fetched(copy.address()).contains("<form"), "the page has a form");
                // the program opens its page itself, by another name of this computer
                assertEquals(
                        URI.create(copy.address()).getPort(),
                        URI.create(copy.page()).getPort());
                copy.stop();
            }
        }
    }

    @Test
    void aStreamlitScriptIsStartedByItsRunner(BuiltExamples examples) throws Exception {
        Path program = examples.freshFolder("dashboard");
        Files.writeString(program.resolve("dashboard.py"), "import streamlit as st\n\nst.title(\"Temperatures\")\n");
        Report report = examples.build(program, "dashboard", "--for", "linux-x64");
        Unpacked app = Unpacked.unpack(report.artifact("linux-x64"), examples.fresh("Zoës Werte ł漢字"));
        try (var one = new Click(app, examples.freshFolder("streamlit").resolve("one"))) {
            assertTrue(fetched(one.address()).contains("Streamlit"), "the page is streamlit's");
            assertEquals("ok", fetched(one.address() + "_stcore/health"));
            assertEquals(one.address(), one.page());
            one.stop();
        }
    }

    private static String fetched(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var asked = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(180))
                    .build();
            return client.send(asked, BodyHandlers.ofString()).body();
        }
    }

    /// One double-click: a screen, streams that are no terminal and no pipe, and a desktop's program for windows and a
    /// browser that note what they are asked to show.
    private static final class Click implements AutoCloseable {

        private static final Duration PATIENCE = Duration.ofMinutes(3);

        private final Path note;
        private final Process process;

        Click(Unpacked app, Path note) throws IOException {
            this.note = note;
            // of its own: nothing is written that another click may be running
            Path tools = Files.createDirectories(note.resolveSibling(note.getFileName() + "-tools"));
            for (var tool : TOOLS.entrySet()) {
                Path file = Files.writeString(tools.resolve(tool.getKey()), tool.getValue());
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            var nothing = new File("/dev/null");
            var builder = new ProcessBuilder(app.launcher().toString())
                    .directory(new File("/"))
                    .redirectInput(nothing)
                    .redirectOutput(nothing)
                    .redirectError(nothing);
            builder.environment().clear();
            builder.environment()
                    .putAll(Map.of(
                            "DISPLAY",
                            ":4711",
                            "PATH",
                            tools + ":/usr/bin:/bin",
                            "BROWSER",
                            tools.resolve("browser").toString(),
                            "HOME",
                            note.getParent().toString(),
                            "LC_ALL",
                            "C.UTF-8",
                            "NOTE",
                            note.toString()));
            process = builder.start();
        }

        /// What the window tells.
        String address() throws IOException, InterruptedException {
            Matcher found = ADDRESS.matcher(text(note));
            assertTrue(found.find(), "the window tells the address");
            return found.group();
        }

        /// What the browser was asked to show; one page only.
        String page() throws IOException, InterruptedException {
            return text(note.resolveSibling(note.getFileName() + ".pages")).strip();
        }

        void stop() throws IOException, InterruptedException {
            Files.writeString(note.resolveSibling(note.getFileName() + ".stop"), "");
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the app ends");
        }

        private String text(Path file) throws IOException, InterruptedException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            // a file is there a moment before what it tells
            while (Files.notExists(file) || !Files.readString(file).endsWith("\n")) {
                assertTrue(process.isAlive(), "the app has ended");
                assertTrue(System.nanoTime() < end, () -> "nothing was shown: " + file.getFileName());
                Thread.sleep(100);
            }
            return Files.readString(file);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
