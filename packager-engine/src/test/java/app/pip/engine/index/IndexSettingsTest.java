package app.pip.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.interpreter.DefaultIndex;
import app.pip.engine.net.Login;
import app.pip.engine.net.NetSettings.Reach;
import app.pip.engine.net.Quick;
import app.pip.engine.net.Surroundings;
import app.pip.engine.platform.Family;
import app.pip.engine.problem.ProblemException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexSettingsTest {

    @TempDir
    private Path home;

    @Test
    void withoutAnythingItIsPipsOwnIndex() throws Exception {
        IndexSettings settings = IndexSettings.of(IndexOptions.NONE, Quick.around(home, Map.of()));
        assertEquals(List.of(URI.create(DefaultIndex.address())), settings.indexes());
        assertTrue(DefaultIndex.address().endsWith("/simple/"));
        assertEquals(List.of(), settings.links());
        assertEquals(Reach.USUAL, settings.net().reach());
    }

    @Test
    void optionsCountMoreThanVariablesAndTheseMoreThanFiles() throws Exception {
        pipConf(".config/pip/pip.conf", "[global]\nindex-url = https://file.example.org/simple\n");
        var files = Quick.around(home, Map.of());
        assertEquals("[https://file.example.org/simple/]", indexes(IndexOptions.NONE, files));
        var variables = Quick.around(home, Map.of("PIP_INDEX_URL", "https://variable.example.org/simple"));
        assertEquals("[https://variable.example.org/simple/]", indexes(IndexOptions.NONE, variables));
        var options = new IndexOptions(
                Optional.of("https://option.example.org/simple/"), List.of(), List.of(), false, Reach.USUAL);
        assertEquals("[https://option.example.org/simple/]", indexes(options, variables));
        var uv = Quick.around(home, Map.of("UV_DEFAULT_INDEX", "ours=https://uv.example.org/simple"));
        assertEquals("[https://uv.example.org/simple/]", indexes(IndexOptions.NONE, uv));
    }

    @Test
    void extraIndexesComeFirst() throws Exception {
        var around = Quick.around(
                home,
                Map.of(
                        "PIP_INDEX_URL",
                        "https://main.example.org/",
                        "PIP_EXTRA_INDEX_URL",
                        "https://a.example.org/simple https://me:pw@b.example.org/simple"));
        IndexSettings settings = IndexSettings.of(IndexOptions.NONE, around);
        assertEquals(
                "[https://a.example.org/simple/, https://b.example.org/simple/, https://main.example.org/]",
                settings.indexes().toString());
        assertEquals(
                Optional.of(new Login("me", "pw")),
                settings.net().logins().find(URI.create("https://b.example.org/x.whl")));
        assertFalse(settings.toString().contains("pw"), settings.toString());
    }

    @Test
    void filesOfAllPlacesInTheirOrder() throws Exception {
        pipConf("root/etc/xdg/pip/pip.conf", "[global]\ntimeout = 1\nretries = 1\nproxy = http://a:1\n");
        pipConf(
                "root/etc/pip.conf",
                "[global]\ntimeout = 2\nretries = 2\n[install]\nindex-url = https://i.example.org/\n");
        pipConf(".pip/pip.conf", "[global]\ntimeout = 3\ncert = ~/cert.pem\n");
        pipConf(".config/pip/pip.conf", "[global]\ntimeout = 4\nindex-url = https://less.example.org/\n");
        pipConf(
                "venv/pip.conf",
                "; ours\n[global]\ntimeout: 5\nextra_index_url =\n  https://x.example.org/\n\n  # no\n"
                        + "  https://y.example.org/\ntrusted-host = z.example.org\n");
        pipConf("own.conf", "[download]\ntimeout = 9\n[global]\ntimeout = 6\n");
        var around = Quick.around(
                home,
                Map.of(
                        "VIRTUAL_ENV",
                        home.resolve("venv").toString(),
                        "PIP_CONFIG_FILE",
                        home.resolve("own.conf").toString()));
        IndexSettings settings = IndexSettings.of(IndexOptions.NONE, around);
        assertEquals(Duration.ofSeconds(6), settings.net().limits().idle());
        assertEquals(3, settings.net().limits().attempts());
        assertEquals(
                "[https://x.example.org/, https://y.example.org/, https://i.example.org/]",
                settings.indexes().toString());
        assertEquals(java.util.Set.of("z.example.org"), settings.net().trustedHosts());
        assertEquals(
                Optional.of(home.resolve("cert.pem")), settings.net().trust().bundle());
        assertEquals(
                "a:1",
                settings.net()
                        .proxies()
                        .find(URI.create("https://x/"))
                        .orElseThrow()
                        .toString());
        var none = Quick.around(home, Map.of("PIP_CONFIG_FILE", "/dev/null"));
        assertEquals("[" + DefaultIndex.address() + "]", indexes(IndexOptions.NONE, none));
    }

    @Test
    void placesOfOtherSystems() throws Exception {
        pipConf("mac/Library/Application Support/pip/pip.conf", "[global]\nindex-url = https://mac.example.org/\n");
        var mac = new Surroundings(Family.MACOS, Map.of(), home.resolve("mac"), home.resolve("root"));
        assertEquals("[https://mac.example.org/]", indexes(IndexOptions.NONE, mac));
        pipConf("roaming/pip/pip.ini", "[global]\nindex-url = https://windows.example.org/\n");
        var variables = new LinkedHashMap<String, String>();
        variables.put("AppData", home.resolve("roaming").toString());
        variables.put("Pip_Extra_Index_Url", "https://extra.example.org/");
        var windows = new Surroundings(Family.WINDOWS, variables, home.resolve("win"), home.resolve("root"));
        assertEquals("[https://extra.example.org/, https://windows.example.org/]", indexes(IndexOptions.NONE, windows));
    }

    @Test
    void foldersAndNoIndex() throws Exception {
        var around = Quick.around(
                home, Map.of("PIP_NO_INDEX", "1", "PIP_FIND_LINKS", "~/wheels https://links.example.org/list.html"));
        IndexSettings settings = IndexSettings.of(IndexOptions.NONE, around);
        assertEquals(List.of(), settings.indexes());
        assertEquals(
                List.of(home.resolve("wheels").toUri(), URI.create("https://links.example.org/list.html")),
                settings.links());
        var options = new IndexOptions(
                Optional.of(home.resolve("my simple").toString()),
                List.of(),
                List.of("/some where"),
                false,
                Reach.OFFLINE);
        IndexSettings other = IndexSettings.of(options, Quick.around(home, Map.of()));
        assertEquals("file", other.indexes().getFirst().getScheme());
        assertEquals(Path.of("/some where"), Path.of(other.links().getFirst()));
        assertEquals(Reach.OFFLINE, other.net().reach());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://", "https:///simple", "ftp://me:s3cret@example.org/", "https://me:s3cret@[bad/"})
    void addressesThatMakeNoSense(String address) {
        var options = new IndexOptions(Optional.of(address), List.of(), List.of(), false, Reach.USUAL);
        var refused =
                assertThrows(ProblemException.class, () -> IndexSettings.of(options, Quick.around(home, Map.of())));
        assertEquals("index.bad-address", refused.problems().getFirst().id());
        assertFalse(refused.problems().toString().contains("s3cret"));
    }

    @Test
    void aProxyThatMakesNoSense() {
        var around = Quick.around(home, Map.of("HTTPS_PROXY", "http://me:s3cret@:x"));
        var refused = assertThrows(ProblemException.class, () -> IndexSettings.of(IndexOptions.NONE, around));
        assertEquals("index.bad-proxy", refused.problems().getFirst().id());
    }

    private static String indexes(IndexOptions options, Surroundings around) throws Exception {
        return IndexSettings.of(options, around).indexes().toString();
    }

    private void pipConf(String path, String text) throws Exception {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
