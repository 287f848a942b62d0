package app.pip.engine.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.Standing;
import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.PackageName;
import app.pip.engine.version.Specifiers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final URI PAGE = URI.create("https://index.example.org/simple/my-package/");
    private static final String HEX = "0123456789abcdef".repeat(4);
    private static final PackageName NAME = PackageName.parse("my-package");

    private static final String HTML = """
            <!DOCTYPE html>
            <html><head>
            <META NAME="pypi:repository-version" CONTENT="1.99">
            <meta name='pypi:project-status' content=archived />
            <meta name="pypi:project-status-reason" content="had its time">
            <!-- <a href="commented-1.0.tar.gz">no</a> -- > -->
            <script>if (1 <a && "<a href='script-1.0.tar.gz'>") {}</script>
            </head><body>
            <a href="../../files/my_package-1.0-py3-none-any.whl#sha256=%1$s" data-requires-python="&gt;=3.8,&#60;4"
               data-core-metadata="sha256=%1$s" data-upload-time="2026-01-02T03:04:05.678901Z">x</a><br/>
            <a data-yanked href=https://user:pw@files.example.org/My.Package-1.1-py3-none-any.whl?a=1&amp;b=2
            >x</a>
            <a data-yanked="broken" data-dist-info-metadata='true'
              href = '/my-package-1.2.tar.gz#md5=abc&sha256=%1$s'>x
            <a href="my_package-1.3-1-cp313-cp313-win_amd64.whl" data-requires-python="nonsense">x</a>
            <a href="my_package-1.4-py3-none-any.whl.asc">x</a><a href="other-1.0-py3-none-any.whl">x</a>
            <a name="none">x</a><a href="http://[bad/my_package-1.6-py3-none-any.whl">x</a><a href="my package-1.5.exe">
            <a href="my%%5Fpackage-1.7%%2Blocal-py3-none-any.whl">x</a
            """.formatted(HEX);

    private static final String JSON = """
            {"meta": {"api-version": "1.99", "_last-serial": 5}, "name": "my-package", "versions": ["1.0"],
             "project-status": {"status": "archived", "reason": "had its time", "more": []}, "new-key": [{"files": [1]}],
             "files": [
              {"filename": "my_package-1.0-py3-none-any.whl", "url": "../../files/my_package-1.0-py3-none-any.whl",
               "hashes": {"blake2b": "x", "sha256": "%1$s"}, "requires-python": ">=3.8,<4", "size": 10, "gpg-sig": false,
               "core-metadata": {"sha256": "%1$s"}, "dist-info-metadata": false, "yanked": false,
               "upload-time": "2026-01-02T03:04:05.678901Z", "provenance": null, "new": {"a": [1, 2]}},
              {"filename": "My.Package-1.1-py3-none-any.whl", "hashes": {}, "yanked": true,
               "url": "https://user:pw@files.example.org/My.Package-1.1-py3-none-any.whl?a=1&b=2", "size": 11},
              {"filename": "my-package-1.2.tar.gz", "url": "/my-package-1.2.tar.gz", "hashes": {"sha256": "%1$s"},
               "dist-info-metadata": true, "yanked": "broken", "requires-python": null, "size": 12},
              {"filename": "my_package-1.3-1-cp313-cp313-win_amd64.whl", "url": "x", "requires-python": "nonsense"},
              {"filename": "other-1.0-py3-none-any.whl", "url": "other-1.0-py3-none-any.whl"}, 7,
              {"filename": "my_package-1.7+local-py3-none-any.whl", "yanked": "", "core-metadata": false,
               "url": "my%%5Fpackage-1.7%%2Blocal-py3-none-any.whl", "dist-info-metadata": true, "size": 17}
             ]}
            """.formatted(HEX);

    @Test
    void htmlIsRead() throws Exception {
        check(html(HTML), false);
    }

    @Test
    void jsonIsRead() throws Exception {
        check(json(JSON), true);
    }

    private static void check(Page page, boolean sizes) throws IOException {
        assertEquals(Standing.ARCHIVED, page.standing());
        assertEquals(Optional.of("had its time"), page.reason());
        List<Offer> offers = Offers.of(NAME, kept(page).files());
        assertEquals(List.of("1.0", "1.1", "1.2", "1.7+local"), versions(offers));
        Offer first = offers.getFirst();
        assertEquals("https://index.example.org/files/my_package-1.0-py3-none-any.whl", first.address());
        assertEquals(Optional.of(new Sha256(HEX)), first.sha256());
        assertEquals(Specifiers.parse(">=3.8,<4"), first.requiresPython());
        assertEquals(Optional.of(new Offer.Sibling(Optional.of(new Sha256(HEX)))), first.sibling());
        assertEquals(Optional.of(Instant.parse("2026-01-02T03:04:05.678901Z")), first.uploaded());
        assertEquals(Optional.empty(), first.yanked());
        assertEquals(sizes ? OptionalLong.of(10) : OptionalLong.empty(), first.size());
        Offer second = offers.get(1);
        assertEquals("https://files.example.org/My.Package-1.1-py3-none-any.whl?a=1&b=2", second.address());
        assertEquals(Optional.of(""), second.yanked());
        assertEquals(Optional.empty(), second.sibling());
        assertEquals(Optional.empty(), second.sha256());
        Offer sources = offers.get(2);
        assertTrue(sources.wheel().isEmpty());
        assertEquals(Optional.of("broken"), sources.yanked());
        assertEquals(Optional.of(new Offer.Sibling(Optional.empty())), sources.sibling());
        assertEquals(Optional.of(new Sha256(HEX)), sources.sha256());
        assertEquals(Optional.empty(), offers.get(3).yanked());
        assertEquals(Optional.empty(), offers.get(3).sibling());
    }

    private static List<String> versions(List<Offer> offers) {
        return offers.stream().map(offer -> offer.version().toString()).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><form><input type=password></form></html>",
                "<!doctype html><script>go()</script><a href='/help'>Help</a>",
                "<meta name='pypi:repository-version' content='2.0'><a href='my_package-1.0.tar.gz'></a>"
            })
    void pagesForPeopleAreNoIndex(String text) {
        assertThrows(NotAnIndexException.class, () -> html(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html><body><h1>Links for x</h1></body></html>", "<", "<a", "<a href=\"", "<!--", "</"})
    void anEmptyPageIsAProjectWithoutFiles(String text) throws Exception {
        assertEquals(List.of(), html(text).files());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"files\": {}}",
                "{\"message\": \"not found\"}",
                "{\"files\": [{\"filename\": \"a-1.0.tar.gz\"",
                "{\"meta\": {\"api-version\": \"2.0\"}, \"files\": []}",
                "<html>"
            })
    void damagedJsonIsNoIndex(String text) {
        assertThrows(NotAnIndexException.class, () -> json(text));
    }

    @ParameterizedTest
    @CsvSource({
        "archived, ARCHIVED",
        "quarantined, QUARANTINED",
        "deprecated, DEPRECATED",
        "active, ACTIVE",
        "new-thing, ACTIVE"
    })
    void standings(String written, Standing expected) throws Exception {
        assertEquals(
                expected,
                html("<meta name=pypi:project-status content=" + written + ">").standing());
        assertEquals(
                expected,
                json("{\"files\": [], \"project-status\": {\"status\": \"" + written + "\"}}")
                        .standing());
    }

    @Test
    void theFirstBaseCounts() throws Exception {
        Page page = html("<base href='https://files.example.org/a/'><base href='/b/'><a href='x-1.0.tar.gz'>");
        assertEquals(
                "https://files.example.org/a/x-1.0.tar.gz",
                page.files().getFirst().address());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    a&amp;b       , a&b
                    &gt;=3.8      , >=3.8
                    &#62;&#x3D;3  , >=3
                    &#X3e;        , >
                    a&ampb        , a&ampb
                    a&amp         , a&
                    ?a=1&lt=2     , ?a=1&lt=2
                    &unknown;     , &unknown;
                    &             , &
                    &#0;          , \ufffd
                    &#x110000;    , \ufffd
                    &quot;&apos;  , "'
                    """)
    void characterReferences(String written, String expected) {
        assertEquals(expected, HtmlEntities.decoded(written));
    }

    @Test
    void aTagWithoutEndIsNotKeptInMemory() {
        assertThrows(IOException.class, () -> html("<a href=\"" + "x".repeat(3 << 20)));
        assertThrows(IOException.class, () -> html("<a " + "x".repeat(3 << 20)));
    }

    @Test
    void namesThatImitateOthersAreNoFilesOfTheProject() throws Exception {
        // a Cyrillic letter, a full-width one, one with an accent
        Page page = html("<a href='my_pаckage-1.0-py3-none-any.whl'><a href='my_pａckage-1.0.tar.gz'>"
                + "<a href='my_p%C3%A1ckage-1.0-py3-none-any.whl'>");
        assertEquals(3, page.files().size());
        assertEquals(List.of(), Offers.of(NAME, page.files()));
        assertEquals(Optional.empty(), PackageName.read("numрy"));
    }

    @Test
    void largePagesAreReadWhileTheyCome() throws Exception {
        var page = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            page.append("<a href=\"https://files.example.org/packages/" + i + "/my_package-1." + i
                    + "-py3-none-any.whl#sha256=" + HEX + "\" data-requires-python=\"&gt;=3.8\">my_package</a><br/>\n");
        }
        assertTrue(page.length() > 8 << 20);
        List<Offer> offers = Offers.of(NAME, kept(html(page.toString())).files());
        assertEquals(50_000, offers.size());
        assertEquals("1.49999", offers.getLast().version().toString());
    }

    private static Page html(String text) throws IOException {
        return HtmlPage.read(PAGE, new StringReader(text));
    }

    private static Page json(String text) throws IOException {
        return JsonPage.read(PAGE, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The same page after it was kept.
    private static Page kept(Page page) throws IOException {
        var out = new ByteArrayOutputStream();
        PageForm.write(page, out);
        Page again = PageForm.read(out.toByteArray());
        assertEquals(page, again);
        return again;
    }
}
