package app.pip.engine.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads a [Pipfile](https://github.com/pypa/pipfile): what the program needs, not what its author
/// needs to work on it.
final class PipfileReader {

    /// Markers may be keys of their own.
    private static final Set<String> MARKERS = Set.of(
            "os_name",
            "sys_platform",
            "platform_machine",
            "platform_system",
            "python_version",
            "python_full_version",
            "platform_python_implementation",
            "platform_release",
            "platform_version",
            "implementation_name",
            "implementation_version");

    private static final String USUAL = "pypi";

    private final ProjectTable table;
    private final Found found;

    PipfileReader(ProjectTable table, Found found) {
        this.table = table;
        this.found = found;
    }

    void read(HintsReader hints) {
        python();
        for (String name : table.at("/packages").propertyNames()) {
            String pointer = "/packages/" + name.replace("~", "~0").replace("/", "~1");
            dependency(new LooseTable(name, table.at(pointer)), table.place(pointer));
        }
        sources(table.at("/source"), hints);
    }

    void python() {
        Optional<String> full = table.text("/requires/python_full_version");
        full.ifPresent(text -> found.python("==" + text, table.place("/requires/python_full_version")));
        if (full.isEmpty()) {
            table.text("/requires/python_version")
                    .ifPresent(text -> found.python("==" + text + ".*", table.place("/requires/python_version")));
        }
    }

    /// The first source takes the place of the usual index, unless it is that index itself, which
    /// pipenv calls `pypi`: that one is asked under the address that is set up on this computer.
    static void sources(JsonNode sources, HintsReader hints) {
        boolean first = true;
        for (JsonNode source : sources) {
            String address = source.path("url").asString("");
            if (!address.isEmpty() && !source.path("name").asString("").equals(USUAL)) {
                hints.take(new PipOption(first ? "--index-url" : "--extra-index-url", address));
            }
            first = false;
        }
    }

    private void dependency(LooseTable one, Place place) {
        if (one.elsewhere().isPresent()) {
            String key = one.elsewhere().get();
            boolean own = key.equals("path")
                    && one.text("path").filter(path -> path.matches("\\.?/?")).isPresent();
            if (!own) {
                found.elsewhere(one.name(), one.text(key).orElse(key), place);
            }
            return;
        }
        found.require(requirement(one), place);
    }

    /// As PEP 508 writes it.
    static String requirement(LooseTable one) {
        String version = one.version().orElse("*").strip();
        var markers = new ArrayList<String>();
        one.text("markers").ifPresent(markers::add);
        for (String key : one.value().isObject() ? one.value().propertyNames() : List.<String>of()) {
            if (MARKERS.contains(key)) {
                markers.add(key + " " + one.text(key).orElse(""));
            }
        }
        boolean bare = !version.isEmpty() && Character.isDigit(version.charAt(0));
        return one.requirement(version.equals("*") ? "" : (bare ? "==" : "") + version, markers);
    }
}
