package app.pip.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginsTest {

    @TempDir
    private Path home;

    @Test
    void fromTheAddressDecoded() {
        assertEquals(
                Optional.of(new Login("me@work", "a:b+c/d")),
                Login.of(URI.create("https://me%40work:a%3Ab+c%2Fd@index.example.org/simple/")));
        assertEquals(Optional.of(new Login("token", "")), Login.of(URI.create("https://token@example.org/")));
        assertEquals(Optional.empty(), Login.of(URI.create("https://example.org/a@b")));
        assertEquals(
                URI.create("https://index.example.org:1/simple/?a@b"),
                Origin.withoutLogin(URI.create("https://me:pw@index.example.org:1/simple/?a@b")));
    }

    @Test
    void fromNetrc() throws Exception {
        Files.writeString(home.resolve(".netrc"), """
                # ours
                machine index.example.org login me password s3cret # old
                machine other.example.org
                    login you
                    password "two words"
                macdef init
                machine fake login no password no

                machine index.example.org login second password second
                """);
        Logins logins = Logins.of(List.of(), Quick.around(home, Map.of()));
        assertEquals(Optional.of(new Login("me", "s3cret")), logins.find(URI.create("https://index.example.org/a")));
        assertEquals(Optional.of(new Login("you", "two words")), logins.find(URI.create("https://other.example.org/")));
        assertEquals(Optional.empty(), logins.find(URI.create("https://fake/")));
        assertFalse(logins.toString().contains("s3cret"));
    }

    @Test
    void anAddressCountsMoreThanNetrcAndForItsOriginOnly() throws Exception {
        Files.writeString(home.resolve("rc"), "default login anybody password any\n");
        Logins logins = Logins.of(
                List.of(URI.create("https://me:pw@index.example.org/simple/")),
                Quick.around(home, Map.of("NETRC", home.resolve("rc").toString())));
        assertEquals(Optional.of(new Login("me", "pw")), logins.find(URI.create("https://index.example.org/x.whl")));
        assertEquals(
                Optional.of(new Login("anybody", "any")), logins.find(URI.create("https://index.example.org:8443/")));
    }

    @Test
    void fromThePlainKeyring() throws Exception {
        Path file = home.resolve(".local/share/python_keyring/keyring_pass.cfg");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                [https_3A_2F_2Findex_2Eexample_2Eorg_2Fsimple_2F]
                me =
                \tczNjcmV0

                [other_2Eexample_2Eorg]
                you_40work = cHc=
                """);
        Logins logins = Logins.of(
                List.of(
                        URI.create("https://me@index.example.org/simple/"),
                        URI.create("https://you%40work@other.example.org/simple/")),
                Quick.around(home, Map.of()));
        assertEquals(Optional.of(new Login("me", "s3cret")), logins.find(URI.create("https://index.example.org/a")));
        assertEquals(Optional.of(new Login("you@work", "pw")), logins.find(URI.create("https://other.example.org/a")));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    https://index.example.org/      , proxy:8080
                    http://index.example.org/       , web:80
                    https://inside.example.org/     , -
                    https://deep.inside.example.org/, -
                    https://notinside.example.org/  , proxy:8080
                    https://ported.example.org/     , proxy:8080
                    https://ported.example.org:8443/, -
                    https://10.1.2.3/               , -
                    https://11.1.2.3/               , proxy:8080
                    https://dotted.test/            , -
                    https://a.dotted.test/          , -
                    """)
    void proxiesOfTheEnvironment(String address, String expected) {
        var around = Quick.around(
                home,
                Map.of(
                        "HTTPS_PROXY",
                        "http://me:s3cret@proxy:8080/",
                        "http_proxy",
                        "web",
                        "no_proxy",
                        "inside.example.org, ported.example.org:8443,10.0.0.0/8 .dotted.test"));
        Proxies proxies = Proxies.of(Optional.empty(), around, ProxySelector.of(null));
        Optional<ProxyServer> found = proxies.find(URI.create(address));
        assertEquals(Optional.ofNullable(expected), found.map(ProxyServer::toString));
    }

    @Test
    void pipsOwnProxyCountsForAll() {
        var around = Quick.around(home, Map.of("NO_PROXY", "*", "ALL_PROXY", "http://other:1"));
        Proxies told = Proxies.of(Optional.of("http://[::1]:3128"), around, ProxySelector.of(null));
        assertEquals(
                "[::1]:3128",
                told.find(URI.create("https://example.org/")).orElseThrow().toString());
        Proxies none = Proxies.of(Optional.empty(), around, ProxySelector.of(null));
        assertEquals(Optional.empty(), none.find(URI.create("https://example.org/")));
        assertThrows(
                IllegalArgumentException.class,
                () -> Proxies.of(Optional.of("http://"), around, ProxySelector.of(null)));
    }
}
