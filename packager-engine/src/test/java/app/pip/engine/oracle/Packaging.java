package app.pip.engine.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// PyPA's `packaging`, the newest that pip gets, run by any Python of this machine. Without one, or without
/// an index, the tests are skipped, or fail where PIPAPP_RIGS=required.
final class Packaging {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TARGET = Path.of("target", "oracle");

    private final String python;

    private Packaging(String python) {
        this.python = python;
    }

    static Packaging installed() throws Exception {
        String named = System.getenv("PIPAPP_RIG_PYTHON");
        for (String python : named == null ? List.of("python3", "python") : List.of(named)) {
            if (run(
                    "packaging.log",
                    python,
                    "-m",
                    "pip",
                    "install",
                    "--upgrade",
                    "--target",
                    TARGET.toString(),
                    "packaging")) {
                return new Packaging(python);
            }
        }
        String missing = "no Python with a pip that can install `packaging`, see " + TARGET.resolve("packaging.log");
        if ("required".equals(System.getenv("PIPAPP_RIGS"))) {
            Assertions.fail("PIPAPP_RIGS=required, but " + missing);
        }
        System.err.println("SKIPPED, a rig is missing: " + missing);
        Assumptions.abort(missing);
        throw new IllegalStateException();
    }

    /// One answer for each question, of one process.
    List<JsonNode> answers(String name, List<List<Object>> questions) throws Exception {
        Path in = TARGET.resolve(name + ".questions");
        Path out = TARGET.resolve(name + ".answers");
        Files.write(in, questions.stream().map(JSON::writeValueAsString).toList());
        var script = Path.of("src", "test", "python", "packaging_oracle.py");
        var process = new ProcessBuilder(python, "-X", "utf8", script.toString(), TARGET.toString())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Assertions.assertTrue(process.waitFor(5, TimeUnit.MINUTES), "packaging doesn't answer");
        Assertions.assertEquals(0, process.exitValue());
        var answers = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(out)) {
            answers.add(JSON.readTree(line));
        }
        Assertions.assertEquals(questions.size(), answers.size());
        return answers;
    }

    private static boolean run(String log, String... command) throws IOException, InterruptedException {
        Files.createDirectories(TARGET);
        try {
            var process = new ProcessBuilder(Arrays.asList(command))
                    .redirectErrorStream(true)
                    .redirectOutput(TARGET.resolve(log).toFile())
                    .start();
            process.getOutputStream().close();
            return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            Files.writeString(TARGET.resolve(log), e.toString());
            return false;
        }
    }
}
