package app.pip.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What came of one `pipapp`, run within this JVM.
///
/// @param exitCode as the shell would see it
/// @param stdout what was written to standard output
/// @param stderr what was written to standard error
record CommandLineRun(int exitCode, String stdout, String stderr) {

    /// Words that belong to programmers. None of them may reach a user.
    private static final Pattern JARGON = Pattern.compile(
            "Exception|\\bError\\b|\\bjava\\.|\\bat app\\.pip|\\bnull\\b|[Ee]rrno|Traceback|Optional\\[|@[0-9a-f]{6}");

    /// Runs `pipapp`.
    ///
    /// @param folder the current folder
    /// @param store the `PIPAPP_HOME`
    static CommandLineRun in(Path folder, Path store, String... words) {
        return in(folder, Map.of("PIPAPP_HOME", store.toString(), "PIPAPP_PYTHONS", "none"), words);
    }

    /// Runs `pipapp`.
    ///
    /// @param environment all variables
    static CommandLineRun in(Path folder, Map<String, String> environment, String... words) {
        return in(folder, environment, Optional.empty(), words);
    }

    /// Runs `pipapp` on a terminal.
    ///
    /// @param answers what a person types
    static CommandLineRun answered(Path folder, Path store, String answers, String... words) {
        return in(
                folder,
                Map.of("PIPAPP_HOME", store.toString(), "PIPAPP_PYTHONS", "none"),
                Optional.of(new StringReader(answers)),
                words);
    }

    private static CommandLineRun in(
            Path folder, Map<String, String> environment, Optional<Reader> answers, String... words) {
        var stdout = new ByteArrayOutputStream();
        var stderr = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                folder,
                environment,
                Path.of("..", "packager-engine", "target", "interpreters")
                        .toAbsolutePath()
                        .normalize(),
                new PrintStream(stdout, true, UTF_8),
                new PrintStream(stderr, true, UTF_8),
                false,
                answers);
        int code = PipApp.run(surroundings, words);
        return new CommandLineRun(code, stdout.toString(UTF_8), stderr.toString(UTF_8));
    }

    /// Fails the test, with everything that was written, unless the exit code is `expected`.
    CommandLineRun exited(int expected) {
        assertEquals(expected, exitCode, this::toString);
        return this;
    }

    /// Fails the test unless standard output holds `text`.
    CommandLineRun said(String text) {
        assertTrue(stdout.contains(text), () -> text + " in " + this);
        return this;
    }

    /// Fails the test if a stack trace or another programmer's word was written.
    CommandLineRun inPlainWords() {
        assertPlain(stdout);
        assertPlain(stderr);
        return this;
    }

    /// The problems in the one JSON object on standard output; anything beside it there fails the test, and so does a
    /// problem without words or with words for programmers.
    List<JsonNode> problems() {
        var problems = new ArrayList<JsonNode>();
        for (JsonNode problem : json().required("problems")) {
            for (String part : List.of("id", "what", "why", "todo")) {
                String text = problem.required(part).asString();
                assertFalse(text.isBlank(), () -> part + " is empty: " + problem);
                assertPlain(text);
            }
            problems.add(problem);
        }
        return problems;
    }

    /// The ids of the problems that stop the work, or of those that don't, as told.
    List<String> ids(String severity) {
        return problems().stream()
                .filter(problem -> problem.required("severity").asString().equals(severity))
                .map(problem -> problem.required("id").asString())
                .toList();
    }

    /// The texts of the first problem with this id: what, why, what to do.
    List<String> told(String id) {
        JsonNode problem = problems().stream()
                .filter(one -> one.required("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " in " + this));
        return List.of(
                problem.required("what").asString(),
                problem.required("why").asString(),
                problem.required("todo").asString());
    }

    /// The targets of the artifacts in the JSON object, in its order.
    List<String> targets() {
        var targets = new ArrayList<String>();
        json().required("artifacts")
                .forEach(artifact -> targets.add(artifact.required("target").asString()));
        return targets;
    }

    /// The files of the artifacts in the JSON object, in its order.
    List<Path> files() {
        var files = new ArrayList<Path>();
        json().required("artifacts")
                .forEach(artifact -> files.add(Path.of(artifact.required("file").asString())));
        return files;
    }

    private JsonNode json() {
        assertTrue(stdout.startsWith("{") && stdout.endsWith("}" + System.lineSeparator()), this::toString);
        return JsonMapper.builder()
                .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(stdout);
    }

    private static void assertPlain(String text) {
        assertFalse(JARGON.matcher(text).find(), () -> "words for programmers: " + text);
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + "\n--- stdout\n" + stdout + "\n--- stderr\n" + stderr + "\n---";
    }
}
