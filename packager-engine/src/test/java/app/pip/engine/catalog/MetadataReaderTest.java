package app.pip.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.naming.Extra;
import app.pip.engine.naming.PackageName;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataReaderTest {

    private static final String USUAL = """
            Metadata-Version: 2.4
            Name: My.Package
            Version: 1.0
            Summary: does things
            Classifier: License :: OSI Approved :: MIT License
            Classifier: Programming Language :: Python
            License: MIT, as
            \t you know it
            License-Expression: MIT
            REQUIRES-PYTHON: >=3.9, !=3.9.1
            Requires-Dist: requests [Socks] (>=2.31,<3) ; python_version >= "3.9"
            Requires-Dist: pytest; extra == 'test'
            Provides-Extra: test
            Provides-Extra: Old_Style
            Some-New-Header: x

            Requires-Dist: this is only the description
            """;

    @Test
    void readsWhatCounts() throws Exception {
        Metadata metadata = read(USUAL);
        assertEquals(PackageName.parse("my-package"), metadata.name());
        assertEquals(Version.parse("1"), metadata.version());
        assertEquals(Specifiers.parse(">=3.9,!=3.9.1"), metadata.requiresPython());
        assertEquals(2, metadata.requires().size());
        assertEquals("requests", metadata.requires().getFirst().name().toString());
        assertEquals(
                List.of(Extra.parse("old-style"), Extra.parse("test")),
                metadata.extras().stream().toList());
        assertEquals(Optional.of("MIT"), metadata.licence().expression());
        assertEquals(Optional.of("MIT, as\nyou know it"), metadata.licence().text());
        assertEquals(
                List.of("License :: OSI Approved :: MIT License"),
                metadata.licence().classifiers());
    }

    @Test
    void windowsLineEndsMakeNoDifference() throws Exception {
        assertEquals(read(USUAL), read(USUAL.replace("\n", "\r\n")));
    }

    @Test
    void theExcerptSaysTheSame() throws Exception {
        byte[] excerpt = MetadataReader.excerpt(USUAL.getBytes(StandardCharsets.UTF_8));
        String text = new String(excerpt, StandardCharsets.UTF_8);
        assertEquals(read(USUAL), read(text));
        assertFalse(text.contains("description"), text);
        assertFalse(text.contains("Programming"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "2.1", "2.99"})
    void newerMinorVersionsAreRead(String version) throws Exception {
        assertEquals(
                "a",
                read("Metadata-Version: " + version + "\nName: a\nVersion: 1\n")
                        .name()
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Metadata-Version: 3.0\nName: a\nVersion: 1\n",
                "Metadata-Version: new\nName: a\nVersion: 1\n",
                "Name: a\n",
                "Version: 1\n",
                "Name: аpple\nVersion: 1\n",
                "Name: a\nVersion: one\n",
                "Name: a\nVersion: 1\nRequires-Python: yes\n",
                "Name: a\nVersion: 1\nRequires-Dist: b >> 1\n",
                "Name: a\nVersion: 1\nRequires-Dist: b; nonsense == 'x'\n",
                "",
                "PK\u0003\u0004"
            })
    void whatMakesNoSenseCantBeUsed(String text) {
        var refused = assertThrows(UnusableException.class, () -> read(text));
        assertEquals("index.metadata", refused.problem().id());
        assertEquals("a-1-py3-none-any.whl", refused.problem().details().getFirst());
    }

    @Test
    void anExtraThatCantBeNamedIsLeftOut() throws Exception {
        assertTrue(read("Name: a\nVersion: 1\nProvides-Extra: ;;;\n").extras().isEmpty());
        assertEquals(
                Specifiers.ANY, read("Name: a\nVersion: 1\nRequires-Python:\n").requiresPython());
    }

    @Test
    void sourcesPromiseOnlyWhatTheyDontCallDynamic() {
        assertTrue(promises("Metadata-Version: 2.2\nName: a\n"));
        assertTrue(promises("Metadata-Version: 2.10\nDynamic: Description\n"));
        assertFalse(promises("Metadata-Version: 2.1\nName: a\n"));
        assertFalse(promises("Metadata-Version: 2.2\nDynamic: Requires-Dist\n"));
        assertFalse(promises("Name: a\n"));
    }

    private static boolean promises(String text) {
        return MetadataReader.promises(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Metadata read(String text) throws UnusableException {
        return MetadataReader.read(text.getBytes(StandardCharsets.UTF_8), "a-1-py3-none-any.whl");
    }
}
