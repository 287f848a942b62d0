package app.pip.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "1.0,1.0.0.0",
        "v2.3.4 beta,2.3.4.0",
        "spring,1.0.0.0",
        "2026.123456,2026.65535.0.0",
        "1.2.3.4.5,1.2.3.4"
    })
    void takesTheNumbers(String version, String four) {
        assertEquals(four, VersionNumbers.in(version).dotted(4));
    }
}
