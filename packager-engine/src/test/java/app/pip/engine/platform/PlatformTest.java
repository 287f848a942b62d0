package app.pip.engine.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "WINDOWS, 10, 0, Windows 10",
        "MACOS, 15, 7, macOS 15.7",
        "LINUX, 2, 35, Ubuntu 22.04",
        "LINUX, 2, 34, Ubuntu 22.04",
        "LINUX, 2, 17, Ubuntu 14.04",
        "LINUX, 2, 99, Linux with glibc 2.99"
    })
    void aFloorIsSaidInWords(Family family, int major, int minor, String words) {
        assertEquals(words, new Floor(family, major, minor).words());
    }

    @Test
    void theHigherFloorHolds() {
        var low = new Floor(Family.MACOS, 11, 0);
        var high = new Floor(Family.MACOS, 15, 7);
        assertEquals(high, low.and(high));
        assertEquals(high, high.and(low));
        assertThrows(IllegalArgumentException.class, () -> low.and(new Floor(Family.LINUX, 2, 17)));
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void eachTargetIsFoundByItsName(Target target) {
        assertEquals(Optional.of(target), Target.named(target.id()));
        assertTrue(target.id().matches("(windows|macos|linux)-(x64|arm64)"));
        assertEquals(target.family(), Kind.usual(target.family()).family());
    }
}
