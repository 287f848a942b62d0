package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program, with a blank and an umlaut in its name, is dragged out of a real file manager into the wizard's window,
/// and
/// comes out as apps of which this computer's runs. See `src/test/drag/run`.
@Tag("rig")
class DragTest {

    private static final Path SEEN = Path.of("target", "drag").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void aProgramIsDraggedOutOfAFileManagerAndBecomesAnApp() throws Exception {
        LinuxRun.here();
        for (String tool : List.of("xvfb-run", "openbox", "pcmanfm", "xdotool", "dbus-run-session")) {
            Rig.tool(tool);
        }
        Rig.requireUnicodeNames();
        Outcome outcome = wizard().run();
        pictures();
        outcome.exited(0);
        List<Path> apps = list(SEEN.resolve("apps"));
        assertEquals(
                List.of(
                        "How to open My game ä.html",
                        "My game ä-1.0-linux-x64.tar.gz",
                        "My game ä-1.0-macos-arm64.zip",
                        "My game ä-1.0-macos-x64.zip",
                        "My game ä-1.0-windows-x64.zip"),
                apps.stream().map(file -> file.getFileName().toString()).toList());
        runs(apps.get(1));
    }

    /// The archive for Linux, at a friend's.
    private void runs(Path archive) throws Exception {
        Path place = Files.createDirectories(folder.resolve("at a friend's"));
        Start.of(place, "tar", "xf", archive.toString())
                .with(Map.of("PATH", "/usr/bin:/bin"))
                .run()
                .exited(0);
        Path launcher = list(list(place).getFirst()).stream()
                .filter(file -> file.getFileName().toString().equals("My game ä"))
                .findFirst()
                .orElseThrow();
        Start.of(place, launcher.toString()).run().exited(0).said("dragged");
    }

    /// The script with the product's classes: that of `./pipapp` would build what is being tested.
    private Start wizard() {
        return new Start(
                List.of(
                        Path.of("src", "test", "drag", "run").toAbsolutePath().toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "--enable-native-access=javafx.graphics,ALL-UNNAMED",
                        // no graphics card is asked for
                        "-Dprism.order=sw",
                        "--module-path",
                        classes(true),
                        "--add-modules",
                        "javafx.controls,atlantafx.base",
                        "-Dpipapp.interpreters=" + Rig.repository().resolve("packager-engine/target/interpreters"),
                        "-classpath",
                        classes(false),
                        "app.pip.app.Main"),
                environment(),
                folder,
                "",
                Duration.ofMinutes(8));
    }

    /// The window's modules, or everything else.
    private static String classes(boolean window) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(one -> Path.of(one).getFileName().toString().matches("(javafx|atlantafx)-.*") == window)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        environment.remove("DISPLAY");
        environment.put("DRAG_CACHE", Path.of("target").toAbsolutePath().toString());
        environment.put("PIPAPP_PYTHONS", "none");
        return environment;
    }

    /// What was seen, for whoever wonders why it failed.
    private static void pictures() throws IOException {
        for (Path screen : list(SEEN)) {
            if (Files.exists(screen.resolve("Xvfb_screen0"))) {
                var picture = new Framebuffer(screen).picture();
                ImageIO.write(
                        picture,
                        "png",
                        SEEN.resolve(screen.getFileName() + ".png").toFile());
            }
        }
        assertTrue(Files.isDirectory(SEEN), "nothing was seen");
    }

    private static List<Path> list(Path folder) throws IOException {
        var files = new TreeMap<String, Path>();
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(file -> files.put(file.getFileName().toString(), file));
        }
        return List.copyOf(files.values());
    }
}
