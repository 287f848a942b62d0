package app.pip.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonSpecTest {

    // PEP 440; a bare version is a prefix, as `python3.14` is
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3            | 3.14.3 | true
            3.14         | 3.14.3 | true
            3.1          | 3.14.3 | false
            3.14.3       | 3.14.3 | true
            3.13         | 3.14.3 | false
            >=3.12       | 3.14.3 | true
            >=3.12,<3.14 | 3.14.3 | false
            >=3.12,<3.14 | 3.13.9 | true
            >=3.12,<3.14 | 3.14.0rc1 | false
            3.13,!=3.13.2 | 3.13.2 | false
            3.14.*       | 3.14.3 | true
            > 3.14       | 3.14.3 | true
            ==3.14       | 3.14.3 | false
            ==3.14.*     | 3.14.3 | true
            !=3.14.*     | 3.14.3 | false
            ~=3.12       | 3.14.3 | true
            ~=3.12.1     | 3.14.3 | false
            <=3.14.3     | 3.14.3 | true
            <4           | 3.14.3 | true
            """)
    void comparesAsPep440Says(String spec, String version, boolean allowed) {
        assertEquals(allowed, PythonSpec.parse(spec).allows(version));
    }

    @Test
    void anyAllowsAll() {
        assertTrue(PythonSpec.ANY.allows("3.14.3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "python3", "3.x", ">>3", "3.14 or so", "3,,4"})
    void refusesWhatIsNoVersion(String text) {
        assertThrows(IllegalArgumentException.class, () -> PythonSpec.parse(text));
    }
}
