package app.pip.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        var settings = new Settings(
                Theme.DARK,
                Optional.of("de"),
                Optional.of(folder.resolve("apps ä")),
                new Connection(Optional.of("https://index.example.org/simple/"), Optional.empty(), true),
                List.of(folder.resolve("spiel ł.py")));
        var file = new SettingsFile(folder.resolve("deep/inside/wizard.properties"));
        assertEquals(Settings.NEW, file.read());
        file.write(settings);
        assertEquals(settings, file.read());
        file.write(Settings.NEW);
        assertEquals(Settings.NEW, file.read());
    }

    @Test
    void passwordsAreUsedAndNeverWritten() throws IOException {
        var typed = new Connection(
                Optional.of("https://ada:p@ss@index.example.org/simple/@x"),
                Optional.of("token@proxy.example.org:8080"),
                false);
        var file = new SettingsFile(folder.resolve("wizard.properties"));
        file.write(Settings.NEW.with(typed));
        assertEquals(
                new Connection(
                        Optional.of("https://index.example.org/simple/@x"),
                        Optional.of("proxy.example.org:8080"),
                        false),
                file.read().connection());
        String text = Files.readString(folder.resolve("wizard.properties"));
        assertFalse(text.contains("ada") || text.contains("ss@") || text.contains("token"), text);
    }

    @Test
    void linesThatMakeNoSenseCountAsNotWritten() throws IOException {
        Path file = folder.resolve("wizard.properties");
        Files.writeString(file, "theme=purple\nlanguage=de\nrecent.0=/a\nrecent.2=/c\n");
        assertEquals(
                new Settings(
                        Theme.SYSTEM, Optional.of("de"), Optional.empty(), Connection.USUAL, List.of(Path.of("/a"))),
                new SettingsFile(file).read());
        Files.writeString(file, "language=\\uZZZZ\n");
        assertEquals(Settings.NEW, new SettingsFile(file).read());
    }

    @Test
    void theNewestProgramsComeFirstAndSixAreRemembered() {
        Settings settings = Settings.NEW;
        for (int i = 0; i < 8; i++) {
            settings = settings.withRecent(Path.of("program" + i));
        }
        settings = settings.withRecent(Path.of("program5"));
        assertEquals(
                List.of("program5", "program7", "program6", "program4", "program3", "program2"),
                settings.recents().stream().map(Path::toString).toList());
    }

    @Test
    void eachSystemHasItsOwnPlaces() {
        Path home = Path.of("/home/ada");
        var linux = new Places(home, Map.of("XDG_CACHE_HOME", "/caches", "XDG_CONFIG_HOME", "relative"), home, "Linux");
        assertEquals(Path.of("/caches/pipapp"), linux.store());
        assertEquals(home.resolve(".config/pipapp"), linux.settings());
        var mac = new Places(home, Map.of(), home, "Mac OS X");
        assertEquals(home.resolve("Library/Caches/pip.app"), mac.store());
        assertEquals(home.resolve("Library/Application Support/pip.app"), mac.settings());
        var windows = new Places(home, Map.of("LOCALAPPDATA", "/local"), home, "Windows 11");
        assertEquals(Path.of("/local/pip.app/Cache"), windows.store());
        assertEquals(Path.of("/local/pip.app/Settings"), windows.settings());
        var own = new Places(home, Map.of("PIPAPP_HOME", "stick"), home, "Windows 11");
        assertEquals(home.resolve("stick"), own.store());
        assertEquals(home.resolve("stick/settings"), own.settings());
    }
}
