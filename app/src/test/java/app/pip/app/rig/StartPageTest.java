package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The start page of a class, used with pointer and keys in a real browser: from a file and from the start menu, whose
/// bundle nobody can write to. With `-Dapprove` its pictures go to the repository's folder `screenshots`.
@Tag("rig")
class StartPageTest {

    private static final List<String> NAMES = List.of(
            "Catch the stars",
            "Four in a row",
            "Guess the number",
            "Hangman",
            "Memory",
            "Quiz of capitals",
            "Snake",
            "Space adventure",
            "Tic-tac-toe",
            "Tower of Hanoi",
            "Vocabulary",
            "Word snake");

    private static final List<String> PEOPLE = List.of(
            "Anna", "Ben Öz", "Carla", "Dilara", "Emil", "Fritz", "Greta", "Hannes", "Ida", "Jonas", "Kim", "Lê");

    private static final Path PICTURES =
            System.getProperty("approve") == null ? Path.of("target", "screenshots") : Path.of("..", "screenshots");

    @TempDir
    Path home;

    @Test
    void programsAreFoundAndStartedFromAReadOnlyStick() throws Exception {
        Rig.requireRoot();
        LinuxRun.here();
        Path bundle = bundle();
        Path data = Files.createDirectories(home.resolve("data"));
        Path told = home.resolve("address");
        try (Browser browser = Browser.open(Files.createDirectories(home.resolve("browser home")))) {
            asAFile(browser, bundle);
            Process menu = menu(bundle, data, told).begin();
            try {
                browser.go(URI.create(text(told).strip()));
                fromTheMenu(browser, data);
                browser.leave();
                assertTrue(menu.waitFor(180, TimeUnit.SECONDS), "the start menu ends after the last page");
                assertEquals(0, menu.exitValue());
            } finally {
                menu.descendants().forEach(ProcessHandle::destroy);
                menu.destroy();
            }
        }
        assertEquals(
                List.of(),
                list(bundle.resolve("apps/Hangman/program")).stream()
                        .filter(name -> name.startsWith("played"))
                        .toList());
    }

    /// A page alone can start nothing: it says what to double-click.
    private static void asAFile(Browser browser, Path bundle) throws IOException, InterruptedException {
        browser.go(bundle.resolve("index.html").toUri());
        assertEquals("12", browser.script("return '' + document.querySelectorAll('.tile').length"));
        browser.shoot(PICTURES.resolve("class-start-page-light.png"));
        browser.appear("dark");
        browser.shoot(PICTURES.resolve("class-start-page-dark.png"));
        browser.appear("light");
        browser.click("li:nth-child(2) .tile");
        assertEquals("apps/Four in a row/Four in a row", browser.text("#how-file"));
        browser.shoot(PICTURES.resolve("class-start-page-how-light.png"));
        browser.type(Browser.ESCAPE);
        assertEquals("false", browser.script("return '' + document.getElementById('how').open"));
        browser.type("nobody");
        assertEquals("Nothing is called that.", browser.text("#none"));
    }

    /// The same page from the start menu: a click starts the program, and so does a key.
    private void fromTheMenu(Browser browser, Path data) throws Exception {
        browser.click("li:nth-child(4) .tile");
        awaitPlayed(data, "Hangman");
        assertEquals("“Hangman” is starting …", browser.text("#said"));
        browser.click("#search");
        browser.type("dil snake");
        assertEquals("Nothing is called that.", browser.text("#none"));
        browser.script("document.getElementById('search').select(); return ''");
        browser.type("snake");
        assertEquals("2", browser.script("return '' + document.querySelectorAll('li:not([hidden])').length"));
        browser.shoot(PICTURES.resolve("class-start-page-search-light.png"));
        assertFalse(isPlayed(data, "Word snake"));
        browser.type(Browser.DOWN + Browser.RIGHT + Browser.ENTER);
        awaitPlayed(data, "Word snake");
        assertFalse(isPlayed(data, "Snake"));
    }

    /// Twelve small programs as a folder for a stick.
    private Path bundle() throws IOException {
        Path whole = Files.createDirectories(home.resolve("Class 8b ł漢字"));
        for (int number = 0; number < NAMES.size(); number++) {
            Files.writeString(
                    whole.resolve("p%02d.py".formatted(number)),
                    "'''%s'''\n__author__ = '%s'\nopen('played', 'w').write('%1$s')\n"
                            .formatted(NAMES.get(number), PEOPLE.get(number)));
        }
        Product.run(
                        "class",
                        whole.toString(),
                        "--for",
                        "linux-x64",
                        "--as",
                        "folder",
                        "--name",
                        "Class 8b",
                        "--out",
                        home.resolve("stick").toString())
                .exited(0);
        return home.resolve("stick/Class 8b-1.0-linux-x64");
    }

    /// The start menu on a mount that only it sees, with a browser that only tells the address.
    private Start menu(Path bundle, Path data, Path told) throws IOException {
        Path teller = Files.writeString(home.resolve("teller"), "#!/bin/sh\nprintf '%s\\n' \"$1\" >'" + told + "'\n");
        assertTrue(teller.toFile().setExecutable(true));
        var environment = new LinkedHashMap<String, String>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("HOME", home.toString());
        environment.put("XDG_DATA_HOME", data.toString());
        environment.put("BROWSER", teller + " %s");
        // there is no screen for terminals here
        environment.put("PIPAPP_TERMINAL", "never");
        return Start.of(home, bundle.resolve("Class 8b").toString())
                .with(environment)
                .readOnly(bundle);
    }

    private static String text(Path file) throws IOException, InterruptedException {
        await(() -> Files.exists(file) && Files.size(file) > 0, "the start menu opens a browser");
        return Files.readString(file);
    }

    private static void awaitPlayed(Path data, String title) throws IOException, InterruptedException {
        await(() -> isPlayed(data, title), title + " is started");
    }

    private static boolean isPlayed(Path data, String title) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(one -> one.endsWith("played")).toList()) {
                if (Files.readString(file).equals(title)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void await(Condition condition, String what) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(180));
        while (!condition.holds()) {
            assertTrue(Instant.now().isBefore(end), "waited in vain: " + what);
            Thread.sleep(100);
        }
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }
}
