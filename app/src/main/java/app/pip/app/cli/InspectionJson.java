package app.pip.app.cli;

import app.pip.engine.inspection.FoundFile;
import app.pip.engine.inspection.FoundImport;
import app.pip.engine.inspection.FoundRequirement;
import app.pip.engine.inspection.Inspection;
import app.pip.engine.problem.Problem;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object: `entry`, `imports` (`module`, `kind`, `distribution`, `version`, `alternatives`, `file`, `line`,
/// `systems`), `files` (`path`, `size`, `read`, `written`, `found_by`, `state`), `app` (`kind`, `reason`),
/// `requirements` (`requirement`, `source`), `python`, `problems`. What isn't known is null.
final class InspectionJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out;

    InspectionJson(PrintStream out) {
        this.out = out;
    }

    void tell(Inspection inspection) {
        ObjectNode object = JSON.createObjectNode();
        object.put("entry", inspection.entry());
        ArrayNode imports = object.putArray("imports");
        inspection.imports().forEach(one -> add(one, imports.addObject()));
        ArrayNode files = object.putArray("files");
        inspection.files().forEach(one -> add(one, files.addObject()));
        object.putObject("app")
                .put("kind", lower(inspection.app().kind()))
                .put("reason", InspectionWords.reason(inspection.app()));
        ArrayNode requirements = object.putArray("requirements");
        for (FoundRequirement one : inspection.requirements()) {
            requirements.addObject().put("requirement", one.requirement()).put("source", one.source());
        }
        object.put("python", inspection.python());
        ProblemJson.add(inspection.problems(), object);
        print(object);
    }

    /// Nothing but problems is known.
    void tell(List<Problem> problems) {
        ObjectNode object = JSON.createObjectNode();
        ProblemJson.add(problems, object);
        print(object);
    }

    private void print(ObjectNode object) {
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object));
    }

    private static void add(FoundImport one, ObjectNode node) {
        node.put("module", one.module())
                .put("kind", lower(one.kind()))
                .put("distribution", one.distribution().orElse(null))
                .put("version", one.version().orElse(null));
        ArrayNode alternatives = node.putArray("alternatives");
        one.alternatives().forEach(alternatives::add);
        ObjectNode facts = node.putObject("facts");
        one.facts()
                .ifPresent(told -> facts.put("package", told.name())
                        .put("source_only", told.sourceOnly())
                        .put("releases", told.releases())
                        .put("since", told.since() == 0 ? null : told.since())
                        .put("summary", told.summary()));
        node.put("file", one.file()).put("line", one.line());
        ArrayNode systems = node.putArray("systems");
        one.systems().forEach(system -> systems.add(system.toLowerCase(Locale.ROOT)));
    }

    private static void add(FoundFile one, ObjectNode node) {
        node.put("path", one.path())
                .put("size", one.size())
                .put("read", one.read())
                .put("written", one.written())
                .put("found_by", lower(one.foundBy()))
                .put("state", lower(one.state()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
