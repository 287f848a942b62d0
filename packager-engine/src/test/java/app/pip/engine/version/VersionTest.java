package app.pip.engine.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    // "The permitted suffixes MUST be ordered as shown"; local versions: numbers above words, longer above shorter
    private static final List<String> ASCENDING = List.of(
            "0.dev0",
            "0",
            "0.0.1.dev1",
            "0.9",
            "1.0.dev1",
            "1.0.dev456",
            "1.0a1.dev1",
            "1.0a1",
            "1.0a1+x",
            "1.0a1.post1.dev2",
            "1.0a1.post1",
            "1.0a2.dev456",
            "1.0a12.dev456",
            "1.0a12",
            "1.0b1.dev456",
            "1.0b2",
            "1.0b2.post345.dev456",
            "1.0b2.post345",
            "1.0rc1.dev456",
            "1.0rc1",
            "1.0",
            "1.0+abc",
            "1.0+abc.1",
            "1.0+abd",
            "1.0+5",
            "1.0+5.a",
            "1.0+5.0",
            "1.0+10",
            "1.0.post1.dev1",
            "1.0.post1",
            "1.0.post300",
            "1.0.0.1",
            "1.1.dev1",
            "1.223",
            "1.224",
            "1.225",
            "1.65535",
            "1.65536",
            "1.20260101123456789",
            "1.999999999999999999",
            "1.1000000000000000000",
            "1.123456789012345678901234567890",
            "2",
            "20",
            "1!0.1",
            "300!0");

    @Test
    void ordersAsTheSpecificationSays() {
        var expected = ASCENDING.stream().map(Version::parse).toList();
        var shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(1));
        Collections.sort(shuffled);
        assertEquals(expected, shuffled);
        for (int i = 1; i < expected.size(); i++) {
            assertTrue(expected.get(i - 1).compareTo(expected.get(i)) < 0, ASCENDING.get(i));
        }
    }

    // Normalization
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.1RC1                | 1.1rc1
            00!01.002             | 1.2
            1.1-a.1               | 1.1a1
            1.1.a-1               | 1.1a1
            1.1alpha1             | 1.1a1
            1.1c3                 | 1.1rc3
            1.1preview            | 1.1rc0
            1.2a                  | 1.2a0
            1.2-post2             | 1.2.post2
            1.2.post-2            | 1.2.post2
            1.0-r4                | 1.0.post4
            1.2.post              | 1.2.post0
            1.0-1                 | 1.0.post1
            1.2-dev2              | 1.2.dev2
            1.2dev                | 1.2.dev0
            1.0+ubuntu-1_X        | 1.0+ubuntu.1.x
            1.0+007               | 1.0+7
            v1.0-alpha_2          | 1.0a2
            V2!1.0.0              | 2!1.0.0
            1.0a--1               | 1.0a0.post1
            """)
    void normalises(String written, String normal) {
        var version = Version.parse(" " + written + "\n");
        assertEquals(normal, version.toString());
        assertEquals(version, Version.parse(normal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "french toast",
                "1.0+a+",
                "1.0++",
                "+x",
                "1..0",
                ".1",
                "1.",
                "1.0-",
                "1.0x",
                "1 .0",
                "1.0a1b1",
                "!1",
                "1.0.post1.post2",
                "1.0.dev1.post1",
                "1.0+a..b",
                "vv1",
                "١.0",
                "1.0poſt1",
                "1.0+ſ",
                "1!2!3",
                "1.0-1-1"
            })
    void refusesWhatIsNoVersion(String text) {
        assertEquals(Optional.empty(), Version.read(text));
        assertThrows(IllegalArgumentException.class, () -> Version.parse(text));
    }

    @Test
    void readsNoNumberThatPythonCouldNotRead() {
        assertEquals(Optional.empty(), Version.read("9".repeat(4301)));
        assertTrue(Version.parse("9".repeat(4300)).compareTo(Version.parse("9".repeat(4299))) > 0);
    }

    @Test
    void zerosAtTheEndOfTheReleaseDontCount() {
        var short_ = Version.parse("1.0");
        var padded = Version.parse("1.0.0.0");
        assertEquals(short_, padded);
        assertEquals(short_.hashCode(), padded.hashCode());
        assertEquals("1.0.0.0", padded.toString());
    }

    @ParameterizedTest
    @CsvSource({"1.0,false", "1.0a1,true", "1.0.dev1,true", "1.0.post1,false", "1.0.post1.dev1,true", "1.0+dev,false"})
    void countsDevelopmentReleasesAsPreReleases(String text, boolean prerelease) {
        assertEquals(prerelease, Version.parse(text).isPrerelease());
    }

    @Test
    void tellsItsParts() {
        var version = Version.parse("1!2.0.7rc1.post2.dev3+CU-121");
        assertEquals(Optional.of("cu.121"), version.local());
        assertEquals("1!2.0.7rc1.post2.dev3", version.withoutLocal().toString());
        assertEquals("1!2.0.7", version.base().toString());
        assertEquals(
                List.of(2, 0, 7, 0),
                Arrays.asList(version.release(0), version.release(1), version.release(2), version.release(3)));
        assertEquals(Integer.MAX_VALUE, Version.parse("1.99999999999").release(1));
        assertFalse(Version.parse("1.0").local().isPresent());
    }
}
