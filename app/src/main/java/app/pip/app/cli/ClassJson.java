package app.pip.app.cli;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.classroom.ClassOutcome;
import app.pip.engine.classroom.ClassProgram;
import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A class as one JSON object: `programs` (`name`, `title`, `author`, `state`, `targets`, `packages`,
/// `size`, `problems`), `artifacts` (`file`, `target`, `kind`, `size`, `sha256`, `floor`) and `problems` of
/// the whole.
final class ClassJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out;

    ClassJson(PrintStream out) {
        this.out = out;
    }

    void tell(ClassOutcome made) {
        ObjectNode object = JSON.createObjectNode();
        var programs = object.putArray("programs");
        for (ClassProgram program : made.programs()) {
            ObjectNode node = programs.addObject()
                    .put("name", program.name())
                    .put("title", program.title())
                    .put("author", program.author())
                    .put(
                            "state",
                            program.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("size", program.size());
            var targets = node.putArray("targets");
            program.targets().forEach(target -> targets.add(target.id()));
            var packages = node.putArray("packages");
            program.packages().forEach(packages::add);
            ProblemJson.add(program.problems(), node);
        }
        var artifacts = object.putArray("artifacts");
        for (Artifact artifact : made.artifacts()) {
            artifacts
                    .addObject()
                    .put("file", artifact.file().toString())
                    .put("target", artifact.goal().target().id())
                    .put("kind", artifact.goal().kind().id())
                    .put("size", artifact.size())
                    .put("sha256", artifact.sha256().hex())
                    .put("floor", artifact.floor().words());
        }
        ProblemJson.add(made.problems(), object);
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object));
    }
}
