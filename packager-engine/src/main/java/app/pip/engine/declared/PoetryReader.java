package app.pip.engine.declared;

import app.pip.engine.naming.Extra;
import app.pip.engine.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads Poetry's own tables in `pyproject.toml`, from before there was the project table.
final class PoetryReader {

    private static final String DEPENDENCIES = "/tool/poetry/dependencies";

    private final ProjectTable table;
    private final Found found;
    private final Wishes wishes;

    PoetryReader(ProjectTable table, Found found, Wishes wishes) {
        this.table = table;
        this.found = found;
        this.wishes = wishes;
    }

    void python() {
        String pointer = DEPENDENCIES + "/python";
        Optional<String> text = table.text(pointer);
        if (text.isPresent()) {
            Optional<String> translated = PoetryConstraint.translate(text.get());
            // "^3.8 || ^3.10" says less than what the interpreters that there are now fulfil anyway
            translated.ifPresent(specifiers -> found.python(specifiers, table.place(pointer)));
        }
    }

    void dependencies() {
        Set<String> optional = wantedOptional();
        for (String name : table.at(DEPENDENCIES).propertyNames()) {
            if (name.equals("python")) {
                continue;
            }
            String pointer = DEPENDENCIES + "/" + name.replace("~", "~0").replace("/", "~1");
            JsonNode value = table.at(pointer);
            List<JsonNode> all = value.isArray() ? value.valueStream().toList() : List.of(value);
            for (JsonNode one : all) {
                boolean left = one.path("optional").asBoolean(false) && !optional.contains(name);
                if (!left) {
                    dependency(new LooseTable(name, one), table.place(pointer));
                }
            }
        }
    }

    private void dependency(LooseTable one, Place place) {
        if (one.elsewhere().isPresent()) {
            String key = one.elsewhere().get();
            found.elsewhere(one.name(), one.text(key).orElse(key), place);
            return;
        }
        String version = one.version().orElse("*");
        Optional<String> specifiers = PoetryConstraint.translate(version);
        if (specifiers.isEmpty()) {
            found.problem(Problem.stop("declared.poetry", place.file(), place.line(), one.name(), version));
            return;
        }
        var markers = new ArrayList<String>();
        one.text("markers").ifPresent(markers::add);
        one.text("platform").ifPresent(system -> markers.add("sys_platform == '" + system + "'"));
        one.text("python").flatMap(PoetryConstraint::translate).ifPresent(python -> markers.addAll(markers(python)));
        found.require(one.requirement(specifiers.get(), markers), place);
    }

    /// Comparisons of Python's version as markers.
    private static List<String> markers(String python) {
        var markers = new ArrayList<String>();
        for (String clause : python.split(",", -1)) {
            int digits = 0;
            while (digits < clause.length() && !Character.isDigit(clause.charAt(digits))) {
                digits++;
            }
            String version = clause.substring(digits);
            String variable = version.split("\\.", -1).length > 2 ? "python_full_version" : "python_version";
            if (!version.isEmpty()) {
                markers.add(variable + " " + clause.substring(0, digits).strip() + " '" + version + "'");
            }
        }
        return markers;
    }

    /// The names of the optional packages that the wanted extras ask for.
    private Set<String> wantedOptional() {
        var names = new HashSet<String>();
        JsonNode extras = table.at("/tool/poetry/extras");
        for (String key : extras.propertyNames()) {
            if (Extra.read(key).filter(wishes.extras()::contains).isPresent()) {
                extras.get(key).forEach(name -> names.add(name.asString("")));
            }
        }
        return names;
    }
}
