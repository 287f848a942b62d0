package app.pip.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTest {

    @Test
    void isSortedWhateverTheOrderOfTheInput() {
        var tree = tree("b", "a/z", "a-b", "a/b");
        assertEquals(
                List.of("a-b", "a/b", "a/z", "b"),
                tree.entries().keySet().stream().map(TreePath::toString).toList());
    }

    @ParameterizedTest
    @CsvSource({"readme.txt, README.txt", "Data/a, data/b", "data, data/b", "straße, STRASSE", "a/ſ, a/S"})
    void refusesNamesThatFallTogether(String one, String other) {
        assertThrows(ClashException.class, () -> tree(one, other));
        assertThrows(ClashException.class, () -> tree(other, one));
    }

    @Test
    void takesSeveralFilesOfOneFolder() {
        assertEquals(3, tree("data/a", "data/b", "data/more/c").entries().size());
    }

    private static Tree tree(String... paths) {
        return Tree.of(Arrays.stream(paths)
                .map(path -> Entry.file(path, Content.of(path)))
                .toList());
    }
}
