package app.pip.engine.declared;

import app.pip.engine.naming.Extra;
import app.pip.engine.problem.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The `[dependency-groups]` of a project
/// ([specification](https://packaging.python.org/en/latest/specifications/dependency-groups/), PEP 735).
final class DependencyGroups {

    private static final String TABLE = "/dependency-groups";

    private final ProjectTable table;
    private final Found found;
    /// The groups that are being included, the innermost first.
    private final Deque<Extra> within = new ArrayDeque<>();

    DependencyGroups(ProjectTable table, Found found) {
        this.table = table;
        this.found = found;
    }

    /// Requires what is in a group.
    void require(Extra group) {
        Place place = table.place(TABLE);
        require(group, place);
    }

    private void require(Extra group, Place place) {
        Optional<String> key = table.at(TABLE).propertyNames().stream()
                .filter(name -> Extra.read(name).equals(Optional.of(group)))
                .findFirst();
        if (key.isEmpty()) {
            found.problem(Problem.stop("declared.no-such-group", place.file(), place.line(), group));
        } else if (within.contains(group)) {
            found.problem(Problem.stop("declared.group-circle", place.file(), place.line(), group));
        } else {
            within.push(group);
            entries(TABLE + "/" + key.get().replace("~", "~0").replace("/", "~1"));
            within.pop();
        }
    }

    private void entries(String pointer) {
        JsonNode entries = table.at(pointer);
        if (!entries.isArray()) {
            found.notA("[ \"…\" ]", pointer.substring(1).replace('/', '.'), table.place(pointer));
        }
        for (int i = 0; entries.isArray() && i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            Place place = table.place(pointer + "/" + i);
            Optional<Extra> included =
                    Optional.ofNullable(entry.get("include-group")).flatMap(name -> Extra.read(name.asString("")));
            if (entry.isString()) {
                found.require(entry.asString(), place);
            } else if (included.isPresent() && entry.size() == 1) {
                require(included.get(), place);
            } else {
                found.notA(
                        "\"…\" / { include-group = \"…\" }",
                        pointer.substring(1).replace('/', '.'),
                        place);
            }
        }
    }
}
