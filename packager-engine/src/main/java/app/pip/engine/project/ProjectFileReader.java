package app.pip.engine.project;

import app.pip.engine.format.toml.TomlException;
import app.pip.engine.format.toml.TomlFile;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.requirement.RequirementSyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Reads a [ProjectFile] and gathers everything that is wrong in it.
final class ProjectFileReader {

    private final String file;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();
    private final SortedMap<String, Integer> lines = new TreeMap<>();
    private final SortedMap<String, JsonNode> values = new TreeMap<>();
    private final SortedMap<String, String> answers = new TreeMap<>();
    private final SortedMap<String, String> imports = new TreeMap<>();

    ProjectFileReader(String file, String text) {
        this.file = file;
        this.text = text;
    }

    ProjectFile.Found read(Path path) throws ProblemException {
        try {
            gather(TomlFile.parse(text));
        } catch (TomlException e) {
            throw new ProblemException(Problem.stop("project-file.syntax", file, e.line(), e.reason()), e);
        }
        ProjectFile says = file();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new ProjectFile.Found(path, says, lines, notes);
    }

    ProjectFile emptyFile() {
        return file();
    }

    /// The problem that a key has a value that can't be.
    static Problem wrong(String file, int line, String key, String reason) {
        return Problem.stop("project-file.value", file, line, key, reason);
    }

    private void gather(TomlFile toml) {
        for (Map.Entry<String, JsonNode> table : toml.root().properties()) {
            int line = toml.line("/" + pointer(table.getKey()));
            if (!table.getValue().isObject()) {
                unknown(table.getKey(), line);
                continue;
            }
            for (Map.Entry<String, JsonNode> one : table.getValue().properties()) {
                String key = table.getKey() + "." + one.getKey();
                gather(key, one.getValue(), toml.line("/" + pointer(table.getKey()) + "/" + pointer(one.getKey())));
            }
        }
    }

    private void gather(String key, JsonNode value, int line) {
        if (key.startsWith(ProjectKeys.ANSWERS + ".")) {
            lines.put(key, line);
            answers.put(key.substring(ProjectKeys.ANSWERS.length() + 1), text(key, value));
        } else if (key.startsWith(ProjectKeys.IMPORTS + ".")) {
            lines.put(key, line);
            gatherImport(key, value);
        } else if (ProjectKeys.TEXTS.contains(key) || ProjectKeys.LISTS.contains(key)) {
            lines.put(key, line);
            values.put(key, value);
        } else {
            unknown(key, line);
        }
    }

    private void gatherImport(String key, JsonNode value) {
        String given = text(key, value);
        if (value.isString() && !given.equals(ProjectFile.WITHOUT)) {
            checked(key, given, ProjectFileReader::requirement);
        }
        imports.put(key.substring(ProjectKeys.IMPORTS.length() + 1), given);
    }

    private void unknown(String key, int line) {
        Optional<String> nearest = ProjectKeys.nearest(key);
        notes.add(
                nearest.isPresent()
                        ? Problem.note("project-file.misspelt", file, line, key, nearest.get())
                        : Problem.note("project-file.unknown", file, line, key));
    }

    private ProjectFile file() {
        return new ProjectFile(
                text("app.name").flatMap(one -> checked("app.name", one, this::shown)),
                text("app.version").flatMap(one -> checked("app.version", one, this::shown)),
                text("app.author").flatMap(one -> checked("app.author", one, this::shown)),
                text("app.icon"),
                text("app.splash"),
                text("app.mode").flatMap(one -> checked("app.mode", one, ProjectFileReader::mode)),
                texts("app.targets"),
                text("app.python").flatMap(one -> checked("app.python", one, PythonSpec::parse)),
                text("program.script"),
                texts("program.include"),
                texts("program.exclude"),
                text("packages.from"),
                texts("packages.extras"),
                texts("packages.groups"),
                checkedAll("packages.add", ProjectFileReader::requirement),
                checkedAll("packages.leave-out", ProjectFileReader::packageName),
                checkedAll("packages.allow-build", ProjectFileReader::packageName),
                new SigningWishes(
                        text("signing.key-store"),
                        text("signing.type"),
                        text("signing.alias"),
                        text("signing.certificates"),
                        text("signing.time-stamp")),
                imports,
                answers);
    }

    /// A name or version that an app can have.
    private String shown(String one) {
        return new AppInfo(one, "1.0", "").name().isEmpty() ? "" : one;
    }

    private static Mode mode(String one) {
        try {
            return Mode.valueOf(one.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("It is \"console\", \"window\" or \"web\".", e);
        }
    }

    private static PackageName packageName(String one) {
        return PackageName.read(one)
                .orElseThrow(() -> new IllegalArgumentException("\"" + one + "\" can't be the name of a package."));
    }

    private static Requirement requirement(String one) {
        try {
            return Requirement.parse(one);
        } catch (RequirementSyntaxException e) {
            throw new IllegalArgumentException("\"" + one + "\" should be like requests>=2.", e);
        }
    }

    /// The values of a list, as long as each can be read.
    private List<String> checkedAll(String key, Function<String, ?> reader) {
        return texts(key).stream()
                .filter(one -> checked(key, one, reader).isPresent())
                .toList();
    }

    private <T> Optional<T> checked(String key, String value, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(value));
        } catch (IllegalArgumentException e) {
            wrong(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(value -> text(key, value));
    }

    private String text(String key, JsonNode value) {
        if (!value.isString()) {
            wrong(key, "It is a text in quotation marks.");
        }
        return value.asString("");
    }

    private List<String> texts(String key) {
        Optional<JsonNode> list = Optional.ofNullable(values.get(key));
        if (list.isEmpty()) {
            return List.of();
        }
        if (!list.get().isArray() || !list.get().valueStream().allMatch(JsonNode::isString)) {
            wrong(key, "It is a list such as [\"one\", \"two\"].");
            return List.of();
        }
        return list.get().valueStream().map(JsonNode::asString).toList();
    }

    private void wrong(String key, String reason) {
        problems.add(wrong(file, lines.getOrDefault(key, 1), key, reason));
    }

    private static String pointer(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
