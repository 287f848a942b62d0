package app.pip.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreePathTest {

    @Property
    void saysWhatItWasGiven(
            @ForAll @Size(min = 1, max = 5) List<@AlphaChars @StringLength(min = 1, max = 8) String> parts) {
        assertEquals(new TreePath(parts), TreePath.of(String.join("/", parts)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "a/./b", "a\\b", "a\u0000b", "a\nb"})
    void refusesPathsThatLeaveTheRoot(String path) {
        assertThrows(IllegalArgumentException.class, () -> TreePath.of(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "…a", "a b/c", "ł漢字/x", "..a", "a..", "~"})
    void takesEveryOtherName(String path) {
        assertEquals(path, TreePath.of(path).toString());
    }

    @Property
    void isOrderedByItsUtf8Bytes(
            @ForAll @StringLength(min = 1, max = 4) @Chars({'a', '-', 'z', '\u00e9', '\uffee'}) String left,
            @ForAll @StringLength(min = 1, max = 4) @Chars({'a', '-', 'z', '\u00e9', '\uffee'}) String right) {
        // a name beyond the basic plane on one side, where UTF-16 and UTF-8 disagree
        var a = TreePath.of(left + "\ud83d\ude00");
        var b = TreePath.of(right);
        int bytes = Arrays.compareUnsigned(
                a.toString().getBytes(StandardCharsets.UTF_8), b.toString().getBytes(StandardCharsets.UTF_8));
        assertEquals(Integer.signum(bytes), Integer.signum(a.compareTo(b)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"caf\u00e9", "cafe\u0301"})
    void holdsOneSpellingOfAccents(String name) {
        assertEquals("caf\u00e9", TreePath.of(name).name());
    }

    @org.junit.jupiter.api.Test
    void knowsWhatLiesBelow() {
        var path = TreePath.of("a/b/c");
        assertTrue(path.isIn(TreePath.of("a/b")));
        assertEquals(TreePath.of("c"), path.below(TreePath.of("a/b")));
        assertEquals(TreePath.of("a/b/d"), path.sibling("d"));
        assertEquals(TreePath.of("x/a/b/c"), TreePath.of("x").resolve(path));
    }
}
