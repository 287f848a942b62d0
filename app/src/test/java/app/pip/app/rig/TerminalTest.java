package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A console program that was double-clicked gets a terminal on Linux, which stays open at the end.
///
/// A double-click is played by a start with a screen (Xvfb) whose three streams are neither a terminal nor a pipe.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
final class TerminalTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void aDoubleClickOpensATerminalThatStaysOpen(BuiltExamples examples) throws Exception {
        LinuxRun.here();
        Rig.tool("xterm");
        Unpacked app = examples.unpacked("library-card", "linux-x64");
        Path list = app.program().resolve("from a terminal.json");
        Process screen = new ProcessBuilder(
                        Rig.tool("Xvfb").toString(),
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        "800x600x24",
                        "-nolisten",
                        "tcp")
                .redirectError(Redirect.DISCARD)
                .start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(screen.getInputStream()))) {
            Map<String, String> environment = Map.of("DISPLAY", ":" + said.readLine(), "PATH", "/usr/bin:/bin");
            Process clicked = doubleClick(app, environment, list);
            try {
                waitFor(() -> Files.exists(list));
                // the launcher has become the terminal, and the program is over; only the terminal waits for Enter
                Thread.sleep(Duration.ofSeconds(1));
                assertTrue(clicked.isAlive(), "the terminal is gone");
                assertEquals(
                        "xterm",
                        Files.readString(Path.of("/proc/" + clicked.pid() + "/comm"))
                                .strip());
            } finally {
                clicked.descendants().forEach(ProcessHandle::destroyForcibly);
                clicked.destroyForcibly();
            }
        } finally {
            screen.destroy();
        }
    }

    @Test
    void itCanBeSwitchedOff(BuiltExamples examples) throws Exception {
        LinuxRun.here();
        Unpacked app = examples.unpacked("library-card", "linux-x64");
        Path list = app.program().resolve("without a terminal.json");
        // no such screen: a terminal would fail
        Process clicked = doubleClick(
                app, Map.of("DISPLAY", ":99999", "PATH", "/usr/bin:/bin", "PIPAPP_TERMINAL", "never"), list);
        assertTrue(clicked.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "it waits for something");
        assertEquals(0, clicked.exitValue());
        assertTrue(Files.exists(list), "it ran");
    }

    private static Process doubleClick(Unpacked app, Map<String, String> environment, Path list) throws IOException {
        var builder = new ProcessBuilder(List.of(
                        app.launcher().toString(), "export", list.getFileName().toString()))
                .directory(app.top().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void waitFor(Condition condition) throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertTrue(Instant.now().isBefore(limit), "not within " + PATIENCE);
            Thread.sleep(50);
        }
    }
}
