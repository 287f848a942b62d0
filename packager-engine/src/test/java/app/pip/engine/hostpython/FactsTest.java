package app.pip.engine.hostpython;

import static app.pip.engine.hostpython.Import.Trait.CONDITIONAL;
import static app.pip.engine.hostpython.Import.Trait.GUARDED;
import static app.pip.engine.hostpython.Import.Trait.IN_FUNCTION;
import static app.pip.engine.hostpython.Import.Trait.OPTIONAL;
import static app.pip.engine.hostpython.Import.Trait.TYPING;
import static app.pip.engine.platform.Family.LINUX;
import static app.pip.engine.platform.Family.MACOS;
import static app.pip.engine.platform.Family.WINDOWS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.platform.Family;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {

    @Test
    void importsAreGivenAsTheyAreWrittenInTheOrderOfTheText() throws Exception {
        var imports = read("""
                import os, xml.dom as d
                from ..up import (one,
                                  two as zwei)
                from . import beside
                from wild import *
                x = __import__("a.b"); y = importlib.import_module("c")
                z = import_module("..d", __package__)
                unknown = __import__(x); unclear = import_module(".d", y)
                """).imports();
        assertEquals(
                List.of(
                        "0 os []",
                        "0 xml.dom []",
                        "2 up [one, two]",
                        "1  [beside]",
                        "0 wild [*]",
                        "0 a.b []",
                        "0 c []",
                        "2 d []"),
                imports.stream()
                        .map(one -> one.level() + " " + one.module() + " " + one.names())
                        .toList());
        assertEquals(
                List.of(1, 1, 2, 4, 5, 6, 6, 7),
                imports.stream().map(Import::line).toList());
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of("sys.platform == 'win32'", Set.of(WINDOWS), Set.of(MACOS, LINUX)),
                Arguments.of("'darwin' == sys.platform", Set.of(MACOS), Set.of(WINDOWS, LINUX)),
                Arguments.of("platform != 'win32'", Set.of(MACOS, LINUX), Set.of(WINDOWS)),
                Arguments.of("sys.platform.startswith('win')", Set.of(WINDOWS), Set.of(MACOS, LINUX)),
                Arguments.of("sys.platform[:5] == 'linux'", Set.of(LINUX), Set.of(MACOS, WINDOWS)),
                Arguments.of("sys.platform in ('linux', 'darwin')", Set.of(LINUX, MACOS), Set.of(WINDOWS)),
                Arguments.of("'win' in sys.platform", Set.of(WINDOWS, MACOS), Set.of(LINUX)),
                Arguments.of("os.name == 'nt'", Set.of(WINDOWS), Set.of(MACOS, LINUX)),
                Arguments.of("not os.name == 'nt'", Set.of(MACOS, LINUX), Set.of(WINDOWS)),
                Arguments.of("platform.system() == 'Darwin'", Set.of(MACOS), Set.of(WINDOWS, LINUX)),
                Arguments.of("platform.system().lower() == 'linux'", Set.of(LINUX), Set.of(WINDOWS, MACOS)),
                Arguments.of("sys.platform == 'win32' and wanted", Set.of(WINDOWS), all()),
                Arguments.of("sys.platform == 'win32' or wanted", all(), Set.of(MACOS, LINUX)),
                Arguments.of("sys.platform == wanted", all(), all()));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aConditionOnTheSystemSaysOnWhichSystemsAnImportIsReached(String test, Set<Family> then, Set<Family> otherwise)
            throws Exception {
        var imports =
                read("if " + test + ":\n    import a\nelse:\n    import b\n").imports();
        assertEquals(then, imports.get(0).families());
        assertEquals(otherwise, imports.get(1).families());
        imports.forEach(one -> assertTrue(one.is(GUARDED)));
        boolean known = !test.contains("wanted");
        imports.forEach(one -> assertEquals(!known, one.is(CONDITIONAL)));
    }

    @Test
    void aConditionThatOnlyTheAuthorKnowsIsNoCertainty() throws Exception {
        var imports = read("""
                import a
                if IS_WINDOWS:
                    import b
                else:
                    import c
                if __name__ == "__main__":
                    import d
                """).imports();
        assertEquals(
                List.of(false, true, true, false),
                imports.stream().map(one -> one.is(CONDITIONAL)).toList());
    }

    @Test
    void conditionsAddUp() throws Exception {
        var imports = read("""
                if os.name == "posix":
                    if sys.platform == "darwin":
                        import a
                    elif wanted:
                        import b
                """).imports();
        assertEquals(Set.of(MACOS), imports.get(0).families());
        assertEquals(Set.of(LINUX), imports.get(1).families());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try:\n    import a\nexcept ImportError:\n    pass",
                "try:\n    import a\nexcept (ValueError, ModuleNotFoundError):\n    pass",
                "try:\n    import a\nexcept:\n    pass",
                "try:\n    import os\nexcept Exception as e:\n    import a",
                "try:\n    import os\nexcept ImportError:\n    pass\nelse:\n    import a",
                "with contextlib.suppress(ImportError):\n    import a"
            })
    void whatIsCaughtIsOptional(String text) throws Exception {
        assertEquals(Set.of(OPTIONAL), read(text).imports().getLast().traits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try:\n    import a\nexcept ValueError:\n    pass",
                "try:\n    pass\nfinally:\n    import a",
                "try:\n    x = 1\nexcept ImportError:\n    pass\nelse:\n    import a",
                "with suppress(KeyError):\n    import a"
            })
    void whatIsNotCaughtIsNeeded(String text) throws Exception {
        assertEquals(Set.of(), read(text).imports().getLast().traits());
    }

    @Test
    void aTryAroundAFunctionDoesNotCatchWhatItsCallsDo() throws Exception {
        var imports = read("""
                try:
                    def f():
                        import a
                    class C:
                        import b
                    g = lambda: __import__("c")
                except ImportError:
                    pass
                """).imports();
        assertEquals(Set.of(IN_FUNCTION), imports.get(0).traits());
        assertEquals(Set.of(OPTIONAL), imports.get(1).traits());
        assertEquals(Set.of(IN_FUNCTION), imports.get(2).traits());
    }

    @Test
    void importsForTypeCheckersAreMarkedAndReachedNowhere() throws Exception {
        var imports = read("""
                if typing.TYPE_CHECKING:
                    import a
                else:
                    import b
                if not TYPE_CHECKING:
                    import c
                if sys.version_info < (3, 11):
                    import d
                """).imports();
        assertEquals(Set.of(TYPING), imports.get(0).traits());
        assertEquals(Set.of(), imports.get(0).families());
        assertEquals(all(), imports.get(1).families());
        assertEquals(all(), imports.get(2).families());
        assertEquals(Set.of(), imports.get(3).families());
        assertFalse(imports.get(3).is(TYPING));
    }

    @Test
    void tellsTheGuardOfProgramsAndTheFirstLineOfTheDocstring() throws Exception {
        var facts = read("\"\"\"\n   Guess the number.\n\n   More.\n\"\"\"\nif '__main__' == __name__:\n    pass\n");
        assertTrue(facts.mainGuard());
        assertEquals("Guess the number.", facts.headline());
        var plain = read("x = __name__ == '__main__'\n");
        assertFalse(plain.mainGuard());
        assertEquals("", plain.headline());
    }

    @Test
    void keepsItsBytes() throws Exception {
        var source = source("import a, b\nif os.name == 'nt':\n    import c\n");
        var answer = (Answer.Understood) one(source);
        var again = assertInstanceOf(Answer.Understood.class, Answer.of(answer.toBytes()));
        assertEquals(answer.facts(), again.facts());
        assertArrayEquals(answer.bytecode().readAll(), again.bytecode().readAll());
        assertArrayEquals(answer.toBytes(), again.toBytes());
        var refused = one(source("x = = 1\n"));
        assertEquals(refused, Answer.of(refused.toBytes()));
    }

    private static Set<Family> all() {
        return Set.of(WINDOWS, MACOS, LINUX);
    }

    private static Facts read(String text) throws Exception {
        return assertInstanceOf(Answer.Understood.class, one(source(text))).facts();
    }

    private static Answer one(Source source) throws Exception {
        return HostPythonForTests.compiler().read(List.of(source)).getFirst();
    }

    private static Source source(String text) {
        return Source.of("main.py", text);
    }
}
