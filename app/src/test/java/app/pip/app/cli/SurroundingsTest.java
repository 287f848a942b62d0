package app.pip.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/// Where pip.app keeps what it made once: the user's cache folder as each system wants it.
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SurroundingsTest {

    @TempDir
    Path here;

    private String system = "";
    private String home = "";

    @BeforeEach
    void remember() {
        system = System.getProperty("os.name");
        home = System.getProperty("user.home");
        System.setProperty("user.home", here.resolve("home").toString());
    }

    @AfterEach
    void giveBack() {
        System.setProperty("os.name", system);
        System.setProperty("user.home", home);
    }

    @Test
    void onLinuxItFollowsXdg() {
        System.setProperty("os.name", "Linux");
        assertEquals(here.resolve("home/.cache/pipapp"), store(Map.of()));
        assertEquals(here.resolve("caches/pipapp"), store(Map.of("XDG_CACHE_HOME", at("caches"))));
    }

    /// "All paths set in these environment variables must be absolute. If an implementation encounters a relative path
    /// […] it should consider the path invalid and ignore it."
    /// ([XDG](https://specifications.freedesktop.org/basedir-spec/latest/))
    @Test
    void aRelativeXdgFolderIsIgnored() {
        System.setProperty("os.name", "Linux");
        assertEquals(here.resolve("home/.cache/pipapp"), store(Map.of("XDG_CACHE_HOME", "caches")));
        assertEquals(here.resolve("home/.cache/pipapp"), store(Map.of("XDG_CACHE_HOME", "")));
    }

    @Test
    void onAMacItIsInTheLibrary() {
        System.setProperty("os.name", "Mac OS X");
        assertEquals(here.resolve("home/Library/Caches/pip.app"), store(Map.of("XDG_CACHE_HOME", at("not for a Mac"))));
    }

    @Test
    void onWindowsItIsLocal() {
        System.setProperty("os.name", "Windows 11");
        assertEquals(here.resolve("local/pip.app/Cache"), store(Map.of("LOCALAPPDATA", at("local"))));
        assertEquals(here.resolve("home/AppData/Local/pip.app/Cache"), store(Map.of()));
    }

    @Test
    void ownWordsCountMost() {
        for (String each : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
            System.setProperty("os.name", each);
            assertEquals(
                    here.resolve("mine"),
                    store(Map.of("PIPAPP_HOME", at("mine"), "XDG_CACHE_HOME", at("x"), "LOCALAPPDATA", at("y"))));
        }
    }

    @Test
    void aRelativeFolderIsSeenFromTheCurrentOne() {
        System.setProperty("os.name", "Linux");
        assertEquals(here.resolve("mine"), store(Map.of("PIPAPP_HOME", "mine")));
        assertEquals(here.resolve("home/.cache/pipapp"), store(Map.of("PIPAPP_HOME", " ")));
    }

    private String at(String folder) {
        return here.resolve(folder).toString();
    }

    private Path store(Map<String, String> environment) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Surroundings(here, environment, here, nowhere, nowhere, false, Optional.empty()).store();
    }
}
