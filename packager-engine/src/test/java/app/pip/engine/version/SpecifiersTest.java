package app.pip.engine.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecifiersTest {

    // "excludes post-releases and local versions of the specified version"; "excludes pre-releases of the specified
    // version"
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            >1.7              | 1.7              | false
            >1.7              | 1.7.0.post1      | false
            >1.7              | 1.7+x            | false
            >1.7              | 1.7.0.1          | true
            >1.7              | 1.7.1.dev0       | true
            >1.7.post2        | 1.7.post3        | true
            >1.7.post2        | 1.7.post2+x      | false
            >1.7a1            | 1.7a1.post1      | false
            >1.7a1            | 1.7a2.dev0       | true
            >1.7.dev1         | 1.7.dev2         | true
            <1.7              | 1.7rc1           | false
            <1.7              | 1.7.dev1         | false
            <1.7              | 1.6.post9        | true
            <1.7rc1           | 1.7a1            | true
            <1.7.post1        | 1.7.post1.dev0   | false
            <1.7.post1        | 1.7+x            | true
            <=1.1             | 1.1+local        | true
            <=1.1             | 1.1.post1        | false
            >=1.1             | 1.1+local        | true
            >=1.1             | 1.1rc1           | false
            ==1.1             | 1.1+local        | true
            ==1.1             | 1.1.0            | true
            ==1.1             | 1.1.post1        | false
            ==1.1+x           | 1.1              | false
            ==1.1+x           | 1.1.0+X          | true
            ==1.1+x           | 1.1+x.1          | false
            !=1.1             | 1.1+local        | false
            !=1.1+x           | 1.1              | true
            ==1.1.*           | 1.1a1            | true
            ==1.1.*           | 1.1.dev0         | true
            ==1.1.*           | 1.1.post1        | true
            ==1.1.*           | 1.10             | false
            ==1.0.*           | 1                | true
            ==1.0.*           | 1.1.dev0         | false
            ==1.0.*           | 1!1.0            | false
            ==1!1.*           | 1!1.5            | true
            !=1.1.*           | 1.1.post1        | false
            ~=2.2             | 2.9              | true
            ~=2.2             | 3.0.dev0         | false
            ~=2.2.post3       | 2.2              | false
            ~=2.2.post3       | 2.3              | true
            ~=1.4.5a4         | 1.4.5a3          | false
            ~=1.4.5.0         | 1.4.5.9          | true
            ~=1.4.5.0         | 1.4.6            | false
            ===1.0RC1         | 1.0rc1           | true
            ===1.0-rc1        | 1.0rc1           | false
            ===1.0            | 1.0+x            | false
            ===nonsense       | 1.0              | false
            """)
    void comparesAsTheSpecificationSays(String specifier, String candidate, boolean holds) {
        assertEquals(holds, Specifiers.parse(specifier).contains(Version.parse(candidate)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ' >= 1.2 , < 2 ,' | >=1.2,<2
            '~= 1.4.*'        | ''
            ''                | ''
            '== v1.0-1'       | ==v1.0-1
            """)
    void keepsWhatWasWritten(String text, String kept) {
        assertEquals(
                kept.isEmpty() && !text.isEmpty() ? Optional.empty() : Optional.of(kept),
                Specifiers.read(text).map(Specifiers::toString));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "=1.0",
                ">=",
                "~=1",
                "~=1.0.*",
                ">=1.0.*",
                ">1.0+x",
                "~=1.0+x",
                "==1.0.dev1.*",
                "==1.0a1.*",
                "==1.0+x.*",
                "==1.0 .*",
                ">=1.0 <2",
                "<>1.0",
                "===a b",
                "===a)",
                "==1.*.*",
                "==*",
                ">= 1.0;",
                "!=1.0.post1.*"
            })
    void refusesWhatIsNoComparison(String text) {
        assertEquals(Optional.empty(), Specifiers.read(text));
        assertThrows(IllegalArgumentException.class, () -> Specifiers.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        ">=1.0,false",
        ">=1.0rc1,true",
        "!=1.0rc1,false",
        "==1.0.*,false",
        "<2.dev0,true",
        "===1.0a1,true",
        "===x,false"
    })
    void aPreReleaseThatIsNamedAsksForPreReleases(String text, boolean mentions) {
        assertEquals(mentions, Specifiers.parse(text).mentionsPrerelease());
    }

    @Test
    void joins() {
        var both = Specifiers.parse(">=1").and(Specifiers.parse("<2,>=1"));
        assertEquals(Specifiers.parse(">=1,<2"), both);
        assertTrue(both.contains(Version.parse("1.5")));
        assertTrue(Specifiers.ANY.contains(Version.parse("0.dev0")));
        assertEquals("", Specifiers.ANY.toString());
    }
}
