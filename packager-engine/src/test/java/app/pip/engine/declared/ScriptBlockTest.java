package app.pip.engine.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of inline script metadata (PEP 723).
class ScriptBlockTest {

    private static final String BLOCK = """
            #!/usr/bin/env python3
            # A comment before.
            # /// script
            # requires-python = ">=3.12"
            # dependencies = [
            #   "requests<3",
            #
            #   "rich",
            # ]
            # [tool.x]
            # y = 1
            # ///
            import requests
            """;

    private static Program script(String text) {
        return Program.with("x", "").and("main.py", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void theBlockIsRead(String end) {
        var program = script(BLOCK.replace("\n", end));
        assertEquals(List.of(), program.problems());
        assertEquals(">=3.12", program.declared().python().toString());
        assertEquals(List.of("main.py:6 requests<3", "main.py:8 rich"), program.requirements());
        assertEquals(
                Origin.Kind.SCRIPT_BLOCK,
                program.declared().taken().orElseThrow().kind());
    }

    /// The block ends at the last `# ///` before the first line that is no comment.
    @Test
    void theLastClosingLineEndsIt() {
        String text = "# /// script\n# dependencies = [\"a\"]\n# x = '''\n# ///\n# '''\n# ///\nprint()\n";
        assertEquals(List.of("main.py:2 a"), script(text).requirements());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# /// script\n# dependencies = [\"a\"]\nprint()\n",
                "# /// script\n# ///\n",
                " # /// script\n# dependencies = [\"a\"]\n# ///\n",
                "# /// script \n# dependencies = [\"a\"]\n# ///\n",
                "# /// other\n# dependencies = [\"a\"]\n# ///\n",
                "# /// script\n#dependencies = [\"a\"]\n# ///\n",
                "#/// script\n# dependencies = [\"a\"]\n# ///\n",
            })
    void whatIsNoBlockIsPassedOver(String text) {
        var declared = script(text).declared();
        assertEquals(List.of(), declared.problems());
        assertEquals(Optional.empty(), declared.taken());
    }

    @Test
    void aLockOfTheScriptGivesVersionsToPrefer() {
        var program = script(BLOCK).and("main.py.lock", "[[package]]\nname = \"rich\"\nversion = \"14.0\"\n");
        assertEquals(List.of("main.py:6 requests<3", "main.py:8 rich"), program.requirements());
        assertEquals(List.of("rich 14.0 0"), program.pins());
    }

    @Test
    void twoBlocksAreAMistake() {
        String one = "# /// script\n# dependencies = []\n# ///\n";
        var program = script(one + "\nx = 1\n" + one);
        assertEquals(List.of("declared.two-blocks"), program.problems());
        assertEquals(List.of("main.py", "1", "6"), program.details());
    }

    @Test
    void mistakesInItHaveTheScriptsLines() {
        var broken = script("\n# /// script\n# dependencies = [\"a\"\n# x = 1\n# ///\n");
        assertEquals(List.of("declared.syntax"), broken.problems());
        assertEquals(List.of("main.py", "4"), broken.details().subList(0, 2));
        var wrong = script(
                "\n# /// script\n# dependencies = [\n#  \"a\",\n#  \"a b\", 3]\n# requires-python = 'x'\n# ///\n");
        assertEquals(List.of("declared.python", "declared.value", "declared.requirement"), wrong.problems());
        assertEquals(
                List.of("6", "5", "5"),
                wrong.declared().problems().stream()
                        .map(problem -> problem.details().get(1))
                        .toList());
    }
}
