package app.pip.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.inspection.FoundImport;
import app.pip.engine.inspection.PackageFacts;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every warning about a program has a way out that takes one press, or a reason why it has none. The table is part of
/// `docs/understanding.md`.
class WarningsTableTest {

    private static final Path TABLE = Path.of("src/test/resources/what-goes-otherwise.md");
    private static final Path SOURCES = Path.of("src/main/java/app/pip/engine");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9.-]+)` \\| (.+?) \\| ?(.*?) ?\\|");
    private static final Pattern NOTE = Pattern.compile("Problem\\s*\\.note\\(\\s*\"([a-z0-9.-]+)\"");
    private static final Pattern TOLD = Pattern.compile("Problem\\s*\\.(?:note|stop)\\(\\s*\"([a-z0-9.-]+)\"");
    private static final String NONE = "–";

    /// What the folder reader asks, and a yes answers; see the wizard's cards.
    private static final List<String> QUESTIONS = List.of("program.large", "program.unexpected-folder");

    /// One row of the table.
    private record Row(String press, String reason) {}

    @Test
    void everyWarningIsInTheTable() throws IOException {
        var wanted = new TreeSet<String>();
        wanted.addAll(ids(NOTE, List.of("program", "script", "declared")));
        ids(TOLD, List.of("script")).forEach(wanted::add);
        ids(TOLD, List.of("Missing.java", "CheckedNames.java")).stream()
                .filter(id -> id.startsWith("import."))
                .forEach(wanted::add);
        ids(NOTE, List.of("Asking.java")).forEach(wanted::add);
        var missing = new TreeSet<>(wanted);
        missing.removeAll(table().keySet());
        assertEquals(List.of(), List.copyOf(missing), "say in " + TABLE + " what one press does, or why it can't");
        assertTrue(wanted.size() > 40, wanted::toString);
    }

    @Test
    void whatHasNoWayOutHasAReason() throws IOException {
        table().forEach((id, row) ->
                assertFalse(row.press().equals(NONE) && row.reason().length() < 20, id));
    }

    @Test
    void whatIsSaidToHaveAWayOutIsTriedForReal() throws IOException {
        String tests = Files.readString(Path.of("src/test/java/app/pip/engine/RemediesTest.java"))
                + Files.readString(Path.of("src/test/java/app/pip/engine/WarningsTableTest.java"))
                        .lines()
                        .filter(line -> line.contains("ValueSource(") || line.contains("QUESTIONS ="))
                        .collect(Collectors.joining());
        var untried = table().entrySet().stream()
                .filter(one -> !one.getValue().press().equals(NONE))
                .map(Map.Entry::getKey)
                .filter(id -> !tests.contains('"' + id + " |") && !tests.contains('"' + id + '"'))
                .toList();
        assertEquals(List.of(), untried);
        assertTrue(table().keySet().containsAll(QUESTIONS));
    }

    /// What the index tells of a package only words the question in another way.
    @ParameterizedTest
    @ValueSource(strings = {"import.missing", "import.question", "import.question-since"})
    void aModuleThatOnlyAPersonCanTellOfCanBeAnsweredWithOnePress(String id) {
        boolean unknown = id.equals("import.missing");
        var facts = unknown
                ? Optional.<PackageFacts>empty()
                : Optional.of(new PackageFacts("wham", false, 3, id.endsWith("since") ? 2019 : 0, "A package"));
        var found = new FoundImport(
                "wham",
                FoundImport.Kind.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                unknown ? List.of() : List.of("wham"),
                facts,
                "main.py",
                1,
                List.of("Windows"));
        var problem = Problem.stop("import.missing", "wham", "main.py", 1);
        var told = Missing.sorted(List.of(problem), List.of(found), ImportAnswers.among(List.of()), false)
                .now();
        assertEquals(List.of(id), told.stream().map(Problem::id).toList());
        Remedy last = told.getFirst().remedies().getLast();
        assertEquals(new Remedy.DoWithout("wham"), last);
        var answered = Missing.sorted(List.of(problem), List.of(found), ImportAnswers.among(List.of(last)), false);
        assertEquals(List.of(), answered.now());
    }

    private static SortedMap<String, Row> table() throws IOException {
        var rows = new TreeMap<String, Row>();
        String text = Files.readString(TABLE);
        text.substring(text.indexOf("## Every warning"))
                .lines()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .forEach(row -> rows.put(row.group(1), new Row(row.group(2), row.group(3))));
        return rows;
    }

    /// The problems that some of the engine's sources name.
    private static TreeSet<String> ids(Pattern call, List<String> places) throws IOException {
        var ids = new TreeSet<String>();
        for (String place : places) {
            try (Stream<Path> files = Files.walk(SOURCES.resolve(place))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    call.matcher(Files.readString(file)).results().forEach(found -> ids.add(found.group(1)));
                }
            }
        }
        return ids;
    }
}
