package app.pip.engine.format.toml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

class TomlFileTest {

    private static final String SAMPLE = """
            # a comment with [brackets] and "quotes"
            title = "a # b"   # behind
            nested.dotted."quoted key" = 'x'

            [project]
            dependencies = [
                "first",  # one
                # alone
                'second',
                { name = "third", extras = ["a", "b"] },
            ]
            text = \"""
            line [x]
              \\
            end""\"""
            other = '''
            it''s'''

            [[packages]]
            name = "a"
              [[packages.wheels]]
              url = "1"
              [[packages.wheels]]
              url = "2"
              [packages.tool.x]
              y = 1979-05-27T07:32:00Z
            [[packages]]
            name = "b"
            [tool."we/ird~"]
            key = -1.5e3
            """;

    @ParameterizedTest
    @CsvSource({
        "/title, 2, \"a # b\"",
        "/nested/dotted/quoted key, 3, 'x'",
        "/project/dependencies/0, 7, \"first\"",
        "/project/dependencies/1, 9, 'second'",
        "/project/dependencies/2/extras/1, 10, \"b\"",
        "/packages/0/name, 20, \"a\"",
        "/packages/0/wheels/1/url, 24, \"2\"",
        "/packages/0/tool/x/y, 26, 1979-05-27T07:32:00Z",
        "/packages/1/name, 28, \"b\"",
        "/tool/we~1ird~0/key, 30, -1.5e3",
    })
    void eachValueHasItsPlace(String pointer, int line, String written) throws Exception {
        var file = TomlFile.parse(SAMPLE);
        assertEquals(line, file.line(pointer));
        var span = file.spans().get(pointer);
        // the test's CSV takes single quotes away
        assertEquals(
                written.replace("'", ""),
                SAMPLE.substring(span.value(), span.end()).replace("'", ""));
    }

    @Test
    void placesAndTreeNameTheSameValues() throws Exception {
        var file = TomlFile.parse(SAMPLE);
        file.spans().keySet().forEach(pointer -> assertTrue(!file.at(pointer).isMissingNode(), pointer));
        assertEquals(file.root().findValues("name").size(), 3);
        assertEquals("line [x]\n  end\"\"", file.at("/project/text").asString());
    }

    @Test
    void aValueThatIsNotThereHasTheLineOfWhatIsAroundIt() throws Exception {
        var file = TomlFile.parse(SAMPLE);
        assertEquals(5, file.line("/project/name"));
        assertEquals(27, file.line("/packages/1/version"));
        assertEquals(1, file.line("/nothing/here"));
        assertEquals(1, TomlFile.parse("").line("/x"));
    }

    @ParameterizedTest
    @CsvSource({
        "'a = 1|b = |', 2",
        "'a = 1|a = 2|', 3",
        "'a = \"x|', 1",
        "'[a]|b = 1|[a]|', 3",
        "'a = [1,|2 3]', 2",
        "'= 1', 1",
        "'a = \"\\q\"', 1"
    })
    void whatIsNoTomlIsRefusedWithItsLine(String text, int line) {
        var refused = assertThrows(TomlException.class, () -> TomlFile.parse(text.replace('|', '\n')));
        assertEquals(line, refused.line());
        assertTrue(!refused.reason().isBlank() && refused.column() > 0);
    }

    @Test
    void depthIsLimited() {
        assertThrows(TomlException.class, () -> TomlFile.parse("x = " + "[".repeat(100_000) + "]".repeat(100_000)));
        assertThrows(TomlException.class, () -> TomlFile.parse("x = " + "{a=".repeat(100_000) + "1"));
        assertThrows(TomlException.class, () -> TomlFile.parse("a.".repeat(100_000) + "b = 1"));
    }

    @Property
    void writtenTextsAreReadAsTheyWere(@ForAll String key, @ForAll List<String> values) throws Exception {
        String clean = whole(key);
        List<String> texts = values.stream().map(TomlFileTest::whole).toList();
        String written = TomlText.key(clean) + " = " + TomlText.lines(texts) + "\nb.one = " + TomlText.array(texts);
        if (clean.equals("b")) {
            return;
        }
        var file = TomlFile.parse(written);
        var read = (ArrayNode) file.root().get(clean);
        assertEquals(texts, read.valueStream().map(JsonNode::asString).toList());
        assertEquals(read, file.at("/b/one"));
        assertEquals(texts.size() * 2 + 2, file.spans().size());
    }

    private static String whole(String text) {
        return text.codePoints()
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
