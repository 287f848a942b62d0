package app.pip.engine.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageNameTest {

    // PEP 503: "all runs of the characters ., -, or _ replaced with a single -" and lower case
    @ParameterizedTest
    @CsvSource({
        "Django,django",
        "oslo.concurrency,oslo-concurrency",
        "friendly-._.-bard,friendly-bard",
        "a,a",
        "7zip,7zip",
        "INI,ini"
    })
    void isNormalised(String written, String normal) {
        assertEquals(normal, PackageName.parse(written).toString());
        assertEquals(normal, Extra.parse(written).toString());
        assertEquals(PackageName.parse(normal), new PackageName(written));
    }

    // the last ones imitate "numpy", "kivy" and "six" by letters of other scripts
    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "_a", "a.", "a b", "a/b", "../a", "a\n", "numpу", "\u212Aivy", "ſix", "é"})
    void refusesWhatTheSpecificationRefuses(String text) {
        assertThrows(IllegalArgumentException.class, () -> PackageName.parse(text));
        assertThrows(IllegalArgumentException.class, () -> Extra.parse(text));
        assertEquals(Optional.empty(), PackageName.read(text));
        assertEquals(Optional.empty(), Extra.read(text));
    }

    @Test
    void isWrittenWithUnderscoresInFileNames() {
        assertEquals("typing_extensions", PackageName.parse("typing-extensions").underscored());
    }
}
