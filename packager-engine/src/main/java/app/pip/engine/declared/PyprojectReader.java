package app.pip.engine.declared;

import app.pip.engine.naming.Extra;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads `pyproject.toml`: the [project
/// table](https://packaging.python.org/en/latest/specifications/pyproject-toml/) (PEP 621), [dependency
/// groups](https://packaging.python.org/en/latest/specifications/dependency-groups/) (PEP 735), and
/// Poetry's own table where there is no other.
final class PyprojectReader {

    private static final Pattern OWN_EXTRAS = Pattern.compile("\\s*([A-Za-z0-9][\\w.-]*)\\s*\\[([^]]*)]\\s*");

    private final ProjectTable table;
    private final Found found;
    private final Wishes wishes;
    private final Set<String> extrasTaken = new HashSet<>();

    PyprojectReader(ProjectTable table, Found found, Wishes wishes) {
        this.table = table;
        this.found = found;
        this.wishes = wishes;
    }

    /// Whether it says anything about what the program needs; many hold only settings of tools.
    static boolean declares(ProjectTable table) {
        return table.has("/project") || table.has("/tool/poetry/dependencies") || table.has("/dependency-groups");
    }

    /// What it says of the program itself.
    static AppHints hints(ProjectTable table) {
        var authors = new ArrayList<String>();
        table.at("/project/authors")
                .forEach(author -> Optional.ofNullable(author.get("name"))
                        .filter(JsonNode::isString)
                        .ifPresent(name -> authors.add(name.asString())));
        // "Name <address>"
        table.at("/tool/poetry/authors")
                .forEach(author -> authors.add(author.asString("").replaceFirst("\\s*<.*", "")));
        return new AppHints(
                table.text("/project/name").or(() -> table.text("/tool/poetry/name")),
                table.text("/project/version").or(() -> table.text("/tool/poetry/version")),
                authors);
    }

    /// Which Pythons will do.
    void python() {
        table.text("/project/requires-python")
                .ifPresent(text -> found.python(text, table.place("/project/requires-python")));
        if (!table.has("/project/requires-python")) {
            new PoetryReader(table, found, wishes).python();
        }
    }

    /// What the program needs.
    ///
    /// @param files to read those that `dynamic` dependencies name
    void dependencies(ProgramFiles files, HintsReader hints) throws ProblemException, IOException {
        boolean dynamic = table.at("/project/dynamic")
                .valueStream()
                .anyMatch(one -> one.asString("").equals("dependencies"));
        if (dynamic) {
            dynamic(files, hints);
        } else if (table.has("/project/dependencies") || !table.has("/tool/poetry/dependencies")) {
            table.texts("/project/dependencies", found).forEach(this::require);
        } else {
            new PoetryReader(table, found, wishes).dependencies();
        }
        if (table.has("/project/optional-dependencies") || !table.has("/tool/poetry/extras")) {
            wishes.extras().forEach(this::extra);
        }
        var groups = new DependencyGroups(table, found);
        for (Extra group : wishes.groups()) {
            groups.require(group);
        }
    }

    private void require(Map.Entry<String, String> text) {
        Matcher own = OWN_EXTRAS.matcher(text.getValue());
        Optional<String> name = table.text("/project/name").flatMap(PyprojectReader::normalised);
        if (own.matches() && name.equals(normalised(own.group(1)))) {
            // the project's own name asks for its extras
            for (String extra : own.group(2).split(",", -1)) {
                Extra.read(extra.strip()).ifPresent(this::extra);
            }
        } else {
            found.require(text.getValue(), table.place(text.getKey()));
        }
    }

    private void extra(Extra extra) {
        Optional<String> key = table.at("/project/optional-dependencies").propertyNames().stream()
                .filter(name -> Extra.read(name).equals(Optional.of(extra)))
                .findFirst();
        if (key.isEmpty()) {
            found.problem(Problem.stop(
                    "declared.no-such-extra",
                    table.file().path(),
                    extra,
                    String.join(", ", table.at("/project/optional-dependencies").propertyNames())));
        } else if (extrasTaken.add(key.get())) {
            table.texts("/project/optional-dependencies/" + key.get(), found).forEach(this::require);
        }
    }

    /// Setuptools reads them from other files.
    private void dynamic(ProgramFiles files, HintsReader hints) throws ProblemException, IOException {
        JsonNode named = table.at("/tool/setuptools/dynamic/dependencies/file");
        List<String> names = named.isArray()
                ? named.valueStream().map(name -> name.asString("")).toList()
                : named.isString() ? List.of(named.asString()) : List.of();
        if (names.isEmpty()) {
            Place place = table.place("/project/dynamic");
            found.problem(Problem.note("declared.dynamic", place.file(), place.line()));
        }
        for (String name : names) {
            Place place = table.place("/tool/setuptools/dynamic/dependencies/file");
            Optional<SourceText> file =
                    inside(name).isPresent() ? files.lenient(inside(name).get()) : Optional.empty();
            if (file.isEmpty()) {
                found.problem(Problem.stop("declared.include-missing", place.file(), place.line(), name));
            } else {
                new RequirementsReader(files, found, hints).read(file.get());
            }
        }
    }

    private static Optional<TreePath> inside(String path) {
        try {
            return Optional.of(TreePath.of(path));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> normalised(String name) {
        return Extra.read(name).map(Extra::name);
    }
}
