package app.pip.engine.requirement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.naming.Extra;
import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A                                             | a
            A.B-C_D                                       | a-b-c-d
            name<=1                                       | name<=1
            name >= 3, < 4 ,                              | name>=3,<4
            name (>=3,<4)                                 | name>=3,<4
            name()                                        | name
            name[quux, Strange]                           | name[quux,strange]
            name[]                                        | name
            name[b,a]~=1.0; os_name=='a'                  | name[a,b]~=1.0; os_name == "a"
            name@http://example.org                       | name @ http://example.org
            name [x] @ http://example.org/a;b ; extra=='x' | name[x] @ http://example.org/a;b ; extra == "x"
            name===any_thing,==1                          | name===any_thing,==1
            name==1.*;python_version<'3.11'               | name==1.*; python_version < "3.11"
            """)
    void readsWhatTheGrammarAllows(String text, String normal) throws Exception {
        var requirement = Requirement.parse(" " + text + " ");
        assertEquals(normal, requirement.toString());
        assertEquals(normal, Requirement.parse(normal).toString());
    }

    // the place is what a message points to
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                          | 0
            -e .                        | 0
            name-                       | 0
            имя                         | 0
            name @                      | 6
            name[a b]                   | 7
            name[a,]                    | 7
            name[a                      | 6
            name[-a]                    | 5
            name 1.0                    | 5
            name>=1.0 <2                | 4
            name>=1.0,,<2               | 10
            name,                       | 4
            name>=1.*                   | 4
            name (>=1                   | 9
            name>=1)                    | 7
            name>=1; nonsense == 'x'    | 9
            name>=1;                    | 8
            name; os_name == 'x' or     | 23
            name; os_name = 'x'         | 14
            name; (os_name == 'x'       | 21
            name; os_name ~= 'x'        | 6
            name; 'a' == 'b'            | 6
            name; os_name == 'x         | 19
            name; os_name == 'a' 'b'    | 21
            name; 'x' in extras         | 5
            name @ http://a; b=='c'     | 17
            """)
    void saysWhereItGoesWrong(String text, int position) {
        var fault = assertThrows(RequirementSyntaxException.class, () -> Requirement.parse(text));
        assertEquals(position, fault.position(), fault.getMessage());
        assertEquals(text, fault.text());
    }

    @Test
    void refusesTextsNestedWithoutEnd() {
        String marker = "(".repeat(100_000) + "os_name == 'x'";
        assertThrows(RequirementSyntaxException.class, () -> Requirement.parse("name; " + marker));
    }

    @Test
    void hasVersionsOrAnAddress() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Requirement(
                        PackageName.parse("a"),
                        Collections.emptySortedSet(),
                        Specifiers.parse(">1"),
                        Optional.of("file:a.whl"),
                        Optional.empty()));
    }

    @Test
    void countsWhenItsMarkerHolds() throws Exception {
        var environment = Environment.of(Target.LINUX_X64, Version.parse("3.14.3"));
        assertEquals(Truth.YES, Requirement.parse("a").counts(environment, Set.of()));
        var socks = Requirement.parse("pysocks; extra == 'Socks_5'");
        assertEquals(Truth.NO, socks.counts(environment, Set.of()));
        assertEquals(Truth.YES, socks.counts(environment, Set.of(Extra.parse("socks-5"))));
        assertTrue(socks.marker().orElseThrow().variables().contains(Variable.EXTRA));
    }
}
