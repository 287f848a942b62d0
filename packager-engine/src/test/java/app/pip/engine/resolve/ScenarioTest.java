package app.pip.engine.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The stories in `scenarios/`, one a file.
class ScenarioTest {

    private static final Path FOLDER = Path.of("src/test/resources/scenarios");

    @TestFactory
    Stream<DynamicTest> eachStoryEndsAsItIsTold() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .sorted()
                    .map(file -> dynamicTest(
                            file.getFileName().toString().replace(".txt", "").replace('-', ' '),
                            () -> check(Scenario.read(Files.readAllLines(file)))))
                    .toList()
                    .stream();
        }
    }

    private static void check(Scenario scenario) throws IOException, ProblemException, InterruptedException {
        var resolver = new Resolver(scenario.catalog);
        if (!scenario.expected("problem").isEmpty()) {
            var problem = assertThrows(ProblemException.class, () -> resolver.resolve(scenario.question()));
            assertEquals(scenario.expected("problem"), ids(problem.problems()));
            return;
        }
        switch (resolver.resolve(scenario.question())) {
            case Resolution.Solved solved -> checkSolved(scenario, solved);
            case Resolution.Failed(Problem problem) -> checkConflict(scenario, problem);
        }
    }

    private static void checkSolved(Scenario scenario, Resolution.Solved solved) {
        var expected = new TreeMap<String, String>();
        scenario.targets.forEach(target -> expected.put(target.id(), "nothing"));
        for (String expectation : scenario.expected("expect")) {
            String[] words = expectation.split(" ", 2);
            if (words[0].equals("python")) {
                assertEquals(words[1], solved.python().version().toString());
            } else if (expected.containsKey(words[0])) {
                expected.put(words[0], words[1]);
            } else {
                expected.replaceAll((target, pins) -> expectation);
            }
        }
        var found = new TreeMap<String, String>();
        solved.targets().forEach((target, solution) -> found.put(target.id(), pins(solution)));
        assertEquals(expected, found);
        assertEquals(
                scenario.expected("differs"),
                solved.differences().stream()
                        .map(difference -> difference.name().toString())
                        .toList());
        assertEquals(
                solved.differences().isEmpty() ? scenario.expected("note") : List.of("resolve.differs"),
                ids(solved.notes()));
        assertTrue(Scenario.files(solved).containsAll(scenario.expected("file")), "files " + Scenario.files(solved));
        String told = solved.notes().stream().map(ScenarioTest::words).collect(Collectors.joining("\n"));
        scenario.expected("noted").forEach(words -> assertTrue(told.contains(words), told));
        assertTrue(scenario.expected("conflict").isEmpty(), "there is a solution: " + found);
    }

    private static void checkConflict(Scenario scenario, Problem problem) {
        String told = words(problem);
        if (scenario.expected("conflict").isEmpty()) {
            fail("no solution: " + told);
        }
        assertEquals(scenario.expected("conflict"), List.of(problem.id()), told);
        scenario.expected("says").forEach(words -> assertTrue(told.contains(words), told));
    }

    private static String pins(Solution solution) {
        String pins = solution.packages().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().version())
                .collect(Collectors.joining(", "));
        return pins.isEmpty() ? "nothing" : pins;
    }

    private static List<String> ids(List<Problem> problems) {
        return problems.stream().map(Problem::id).toList();
    }

    private static String words(Problem problem) {
        var words = problem.in(Locale.ENGLISH);
        return words.what() + "\n" + words.why() + "\n" + words.todo();
    }
}
