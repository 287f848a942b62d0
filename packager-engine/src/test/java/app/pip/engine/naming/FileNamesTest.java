package app.pip.engine.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.tag.Cpython;
import app.pip.engine.tag.Tags;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            typing_extensions-4.12.2-py3-none-any.whl     | typing-extensions | 4.12.2     |    | py3-none-any
            Foo.Bar-1.0-1b-py2.py3-none-any.whl           | foo-bar           | 1.0        | 1b | py2-none-any py3-none-any
            torch-2.3.0+cu121-cp312-cp312-win_amd64.whl   | torch             | 2.3.0+cu121 |   | cp312-cp312-win_amd64
            a-1!2.0.post1-CP3-None-ANY.whl                | a                 | 1!2.0.post1 |   | cp3-none-any
            """)
    void wheels(String file, String name, String version, String build, String tags) {
        var wheel = WheelName.parse(file);
        assertEquals(name, wheel.name().toString());
        assertEquals(version, wheel.version().toString());
        assertEquals(build == null ? "" : build, wheel.build().toString());
        assertEquals(tags, wheel.tags().stream().map(Object::toString).collect(Collectors.joining(" ")));
        assertEquals(file, wheel.toString());
    }

    // the third and fourth are variants (PEP 825), which other readers may take for a build number
    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo-1.0.whl",
                "foo-1.0-py3-none-any.zip",
                "foo-1.0-py3-none-any-x86_64_v3.whl",
                "foo-1.0-1-py3-none-any-cu126.whl",
                "foo-1.0-x1-py3-none-any.whl",
                "foo__bar-1.0-py3-none-any.whl",
                "foo-x-py3-none-any.whl",
                "_foo-1.0-py3-none-any.whl",
                "-1.0-py3-none-any.whl",
                "foo-1.0-3-none-any.whl",
                "foo-1.0-py3-none-.whl",
                "../foo-1.0-py3-none-any.whl",
                "foo-1.0-py3-none-a/../b.whl",
                "fóo-1.0-py3-none-any.whl",
                "foo-1.0-py3-none-any.whl\n",
                "foo-1.0-py3-none-any.WHL"
            })
    void noWheels(String file) {
        assertEquals(Optional.empty(), WheelName.read(file));
        assertThrows(IllegalArgumentException.class, () -> WheelName.parse(file));
    }

    @Test
    void amongEqualWheelsTheHighestBuildIsBest() {
        var ascending = Stream.of("", "-1", "-1a", "-2", "-10")
                .map(build ->
                        WheelName.parse("foo-1.0" + build + "-py3-none-any.whl").build())
                .toList();
        assertEquals(ascending, ascending.stream().sorted().toList());
        assertEquals(BuildNumber.NONE, ascending.getFirst());
    }

    @Test
    void aWheelFitsOrNot() {
        var tags = Tags.of(new Cpython(14, false), List.of("win_amd64"));
        assertTrue(WheelName.parse("a-1-cp39-abi3-win_amd64.whl").rank(tags).isPresent());
        assertEquals(
                OptionalInt.empty(),
                WheelName.parse("a-1-cp39-cp39-win_amd64.whl").rank(tags));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            foo_bar-1.0.tar.gz    | foo-bar   | 1.0
            Foo.Bar-1.0rc1.zip    | foo-bar   | 1.0rc1
            foo-bar-1.0.tar.gz    | foo-bar   | 1.0
            foo-1.0-1.tar.gz      | foo-1-0   | 1
            """)
    void sources(String file, String name, String version) {
        var sdist = SdistName.parse(file);
        assertEquals(name + " " + version, sdist.name() + " " + sdist.version());
        assertEquals(file, sdist.toString());
    }

    @Test
    void theProjectTellsWhereTheVersionBegins() {
        assertEquals(
                "1.0.post1",
                SdistName.read("foo-1.0-1.tar.gz", PackageName.parse("foo"))
                        .orElseThrow()
                        .version()
                        .toString());
        assertEquals(Optional.empty(), SdistName.read("foo-bar-1.0.tar.gz", PackageName.parse("foo")));
        assertTrue(SdistName.read("foo-bar-1.0.tar.gz", PackageName.parse("foo.bar"))
                .isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"foo-1.0.tar.bz2", "foo.tar.gz", "foo-x.tar.gz", "-1.0.zip", "a/foo-1.0.zip", "foo-1.0.exe"})
    void noSources(String file) {
        assertEquals(Optional.empty(), SdistName.read(file));
        assertThrows(IllegalArgumentException.class, () -> SdistName.parse(file));
    }
}
