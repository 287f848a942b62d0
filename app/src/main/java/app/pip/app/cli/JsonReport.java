package app.pip.app.cli;

import app.pip.engine.Outcome;
import app.pip.engine.TakenPython;
import app.pip.engine.artifact.Artifact;
import app.pip.engine.progress.Progress;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object with `artifacts` (`file`, `target`, `kind`, `size`, `sha256`, `floor`), `pythons` (`targets`,
/// `version`, `source`, `why`), `page` (for friends) and `problems` (`id`,
/// `severity`, `what`, `why`, `todo`, `remedies`).
final class JsonReport implements Report {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Surroundings surroundings;

    JsonReport(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Progress progress() {
        return Progress.unwatched();
    }

    @Override
    public void done(Outcome outcome, Optional<Path> page) {
        ObjectNode object = JSON.createObjectNode();
        ArrayNode artifacts = object.putArray("artifacts");
        outcome.artifacts().forEach(artifact -> add(artifact, artifacts.addObject()));
        ArrayNode pythons = object.putArray("pythons");
        outcome.pythons().forEach(python -> add(python, pythons.addObject()));
        page.ifPresent(file -> object.put("page", file.toString()));
        ProblemJson.add(outcome.problems(), object);
        surroundings.out().println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object));
    }

    private static void add(TakenPython python, ObjectNode node) {
        ArrayNode targets = node.putArray("targets");
        python.targets().forEach(target -> targets.add(target.id()));
        node.put("version", python.version()).put("source", python.source()).put("why", python.why());
    }

    private static void add(Artifact artifact, ObjectNode node) {
        node.put("file", artifact.file().toString())
                .put("target", artifact.goal().target().id())
                .put("kind", artifact.goal().kind().id())
                .put("size", artifact.size())
                .put("sha256", artifact.sha256().hex())
                .put("floor", artifact.floor().words());
    }
}
