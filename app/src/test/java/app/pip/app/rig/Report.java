package app.pip.app.rig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The one object that `pipapp build --json` prints.
record Report(List<Artifact> artifacts, List<Problem> problems) {

    /// What was wrong, why, and what to do.
    record Problem(String id, String what, String why, String todo) {}

    /// Reads the object; anything beside it on standard output fails the test, as does a missing key.
    static Report parse(String json) {
        JsonNode object = JsonMapper.shared().readTree(json);
        var artifacts = new ArrayList<Artifact>();
        for (JsonNode node : object.required("artifacts")) {
            artifacts.add(new Artifact(
                    Path.of(node.required("file").asString()),
                    node.required("target").asString(),
                    node.required("kind").asString(),
                    node.required("size").asLong(),
                    node.required("sha256").asString(),
                    node.required("floor").asString()));
        }
        var problems = new ArrayList<Problem>();
        for (JsonNode node : object.required("problems")) {
            problems.add(new Problem(
                    node.required("id").asString(),
                    node.required("what").asString(),
                    node.required("why").asString(),
                    node.required("todo").asString()));
        }
        return new Report(artifacts, problems);
    }

    /// The artifact for `target`; there has to be exactly one.
    Artifact artifact(String target) {
        List<Artifact> found =
                artifacts.stream().filter(one -> one.target().equals(target)).toList();
        Assertions.assertEquals(1, found.size(), () -> "artifacts for " + target + " in " + this);
        return found.getFirst();
    }
}
