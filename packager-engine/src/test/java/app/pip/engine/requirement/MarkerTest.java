package app.pip.engine.requirement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.naming.Extra;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.version.Version;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerTest {

    private static final Environment WINDOWS = Environment.of(Target.WINDOWS_X64, Version.parse("3.10.4"));

    // versions are compared as versions, everything else as texts
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            python_version == "3.10"                                | true
            python_version == "3.1"                                 | false
            python_version > "3.9"                                  | true
            python_version >= "3.10.4"                              | false
            python_full_version >= "3.10.4"                         | true
            python_version ~= "3.8"                                 | true
            python_version == "3.*"                                 | true
            "3.9" < python_version                                  | true
            python_version in "3.9 3.10"                            | true
            python_version not  in "2.7, 3.9"                       | true
            python_full_version === "3.10.4"                        | true
            os_name == "nt"                                         | true
            os.name == "nt"                                         | true
            os_name >= "nt"                                         | true
            os_name > "a"                                           | false
            os_name < "z"                                           | false
            "win" in sys_platform                                   | true
            sys_platform in "win32 linux"                           | true
            platform_machine == "amd64"                             | false
            platform_machine == "AMD64"                             | true
            python_implementation == "CPython"                      | true
            implementation_name != "pypy"                           | true
            python_version >= "nonsense"                            | false
            os_name == "x" and os_name == "y" or os_name == "nt"    | true
            os_name == "nt" or os_name == "x" and os_name == "y"    | true
            (os_name == "nt" or os_name == "x") and os_name == "y"  | false
            extra == ""                                             | true
            extra != "x"                                            | true
            """)
    void compares(String text, boolean holds) throws Exception {
        var marker = Marker.parse(text);
        assertEquals(holds, marker.holds(WINDOWS, Set.of()));
        assertEquals(marker, Marker.parse(marker.toString()));
    }

    // PEP 685; an extra is asked for or not, whatever else is
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            extra == "Foo_Bar"              | true
            "foo.bar" == extra              | true
            extra == "other"                | false
            extra != "foo-bar"              | false
            extra != "other"                | true
            extra == "foo-bar" and extra == "baz" | true
            "FOO-bar" in extras             | true
            "other" in extras               | false
            "other" not in extras           | true
            "foo-bar" in dependency_groups  | false
            "Test" in dependency_groups     | true
            """)
    void asksWhetherAnExtraIsAskedFor(String text, boolean holds) throws Exception {
        var extras = Set.of(Extra.parse("foo-bar"), Extra.parse("baz"));
        var groups = Set.of(Extra.parse("test"));
        assertEquals(Truth.of(holds), Marker.parse(text).evaluate(WINDOWS, extras, groups));
    }

    // what a friend's kernel is called can't be known here
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            platform_release >= "10"                        | UNKNOWN
            platform_release != "10"                        | UNKNOWN
            platform_release >= "10" or os_name == "nt"     | YES
            platform_release >= "10" or os_name == "posix"  | UNKNOWN
            platform_release >= "10" and os_name == "posix" | NO
            "Microsoft" in platform_version                 | UNKNOWN
            """)
    void saysWhatItCantKnow(String text, Truth truth) throws Exception {
        var marker = Marker.parse(text);
        assertEquals(truth, marker.evaluate(WINDOWS, Set.of(), Set.of()));
        assertEquals(truth == Truth.YES, marker.holds(WINDOWS, Set.of()));
    }

    @Test
    void listsWhatItReads() throws Exception {
        var marker = Marker.parse("os_name == 'nt' and (extra == 'x' or '3' < python_version)");
        assertEquals(EnumSet.of(Variable.OS_NAME, Variable.EXTRA, Variable.PYTHON_VERSION), marker.variables());
    }

    @Test
    void theTreeCanBeTakenApart() throws Exception {
        var marker = Marker.parse("os_name == 'nt' or extra == 'x' and os_name != \"it's\"");
        assertEquals("os_name == \"nt\" or extra == \"x\" and os_name != \"it's\"", marker.toString());
        assertTrue(marker instanceof Marker.Any any && any.parts().get(1) instanceof Marker.All);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Marker.Comparison(Variable.OS_NAME, Relation.COMPATIBLE, new Operand.Literal("1.0")));
    }

    // as CPython tells them on each system
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            windows-x64   | nt    | win32  | Windows | AMD64
            windows-arm64 | nt    | win32  | Windows | ARM64
            macos-arm64   | posix | darwin | Darwin  | arm64
            macos-x64     | posix | darwin | Darwin  | x86_64
            linux-x64     | posix | linux  | Linux   | x86_64
            linux-arm64   | posix | linux  | Linux   | aarch64
            """)
    void anEnvironmentTellsWhatCPythonTells(String target, String os, String sys, String system, String machine) {
        var environment = Environment.of(Target.named(target).orElseThrow(), Version.parse("3.15.0rc1"));
        assertEquals(
                "%s %s %s %s CPython cpython 3.15 3.15.0rc1 3.15.0c1".formatted(os, sys, system, machine),
                Arrays.asList(
                                Variable.OS_NAME,
                                Variable.SYS_PLATFORM,
                                Variable.PLATFORM_SYSTEM,
                                Variable.PLATFORM_MACHINE,
                                Variable.PLATFORM_PYTHON_IMPLEMENTATION,
                                Variable.IMPLEMENTATION_NAME,
                                Variable.PYTHON_VERSION,
                                Variable.PYTHON_FULL_VERSION,
                                Variable.IMPLEMENTATION_VERSION)
                        .stream()
                        .map(environment::value)
                        .collect(Collectors.joining(" ")));
        assertEquals("", environment.value(Variable.PLATFORM_VERSION));
    }

    @ParameterizedTest
    @CsvSource({"10,15,19.0.0", "11,0,20.0.0", "15,7,24.0.0", "26,0,25.0.0"})
    void theOldestMacTellsItsDarwin(int major, int minor, String release) throws Exception {
        var floor = new Floor(Family.MACOS, major, minor);
        var environment = Environment.of(Target.MACOS_ARM64, Version.parse("3.14"), floor);
        assertEquals(release, environment.value(Variable.PLATFORM_RELEASE));
        assertEquals("3.14.0", environment.value(Variable.PYTHON_FULL_VERSION));
        assertFalse(Marker.parse("platform_release >= '99'").holds(environment, Set.of()));
    }

    @Test
    void anEnvironmentHasEachValue() {
        assertThrows(IllegalArgumentException.class, () -> WINDOWS.with(Variable.EXTRA, "x"));
        assertThrows(IllegalArgumentException.class, () -> WINDOWS.value(Variable.EXTRAS));
    }
}
