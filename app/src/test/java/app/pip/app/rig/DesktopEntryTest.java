package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The reader of menu entries that the rig tests use must itself be right.
final class DesktopEntryTest {

    private static DesktopEntry exec(String value) {
        return DesktopEntry.parse("[Desktop Entry]\nType=Application\nExec=" + value + "\n");
    }

    @Test
    void wordsAreSplitAtSpacesOutsideQuotes() {
        assertEquals(List.of("/a b/c", "d", "e"), exec("\"/a b/c\" d  e").command());
    }

    /// "a literal dollar sign in a quoted argument … is unambiguously represented with ("\\$")", the specification says
    /// of
    /// the file's bytes, and four backslashes are one.
    @Test
    void escapesOfTheStringComeBeforeThoseOfTheQuotes() {
        assertEquals(
                List.of("/$a\\b`c\"d"),
                exec("\"/\\\\$a\\\\\\\\b\\\\`c\\\\\"d\"").command());
    }

    @Test
    void twoPercentSignsAreOneAndFileCodesAreNothing() {
        assertEquals(List.of("/100%/a"), exec("/100%%/a %U").command());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a$b", "\"/a`b\"", "/a\"b c\"", "\"/100% c\"", "/it's", "\"/a\\qb\""})
    void whatTheSpecificationForbidsIsRefused(String value) {
        assertThrows(AssertionError.class, () -> exec(value).command());
    }
}
