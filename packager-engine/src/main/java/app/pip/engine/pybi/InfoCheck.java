package app.pip.engine.pybi;

import app.pip.engine.format.mail.MailHeaders;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares what `pybi-info` says with the rules of PEP 711 and with the file's name.
///
/// @param file whose
/// @param name the file's name, if it is one
/// @param canStart whether a scripts folder holds a Python
record InfoCheck(PybiFile file, Optional<PybiName> name, Predicate<String> canStart) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> FORBIDDEN = List.of("Requires-Dist", "Provides-Extra", "Requires-Python");
    private static final List<String> NEVER_THE_SAME = List.of("platform_release", "platform_version");

    List<Breach> breaches() throws IOException {
        var breaches = new ArrayList<Breach>();
        checkPybi(MailHeaders.read(file.text(PybiFile.INFO + "PYBI").orElse("")), breaches);
        MailHeaders metadata = file.metadata();
        checkNames(metadata, breaches);
        FORBIDDEN.stream()
                .filter(field -> metadata.first(field).isPresent())
                .forEach(field -> breaches.add(new Breach(Rule.FORBIDDEN, field)));
        checkMarkers(metadata, breaches);
        checkPaths(metadata, breaches);
        List<String> tags = metadata.all("Pybi-Wheel-Tag");
        if (tags.isEmpty()) {
            breaches.add(new Breach(Rule.TAGS, "no tag at all"));
        }
        tags.stream()
                .filter(tag -> !tag.matches("[^-]+-[^-]+-(PLATFORM|any)"))
                .forEach(tag -> breaches.add(new Breach(Rule.TAGS, tag)));
        return breaches;
    }

    private void checkPybi(MailHeaders pybi, List<Breach> breaches) {
        if (!pybi.first("Pybi-Version").orElse("").matches("1\\.\\d+")) {
            breaches.add(new Breach(Rule.PYBI, "Pybi-Version"));
        }
        if (name.isPresent() && !new HashSet<>(name.get().platforms()).equals(new HashSet<>(pybi.all("Tag")))) {
            breaches.add(new Breach(Rule.PYBI, "Tag"));
        }
        if (name.isPresent() && !name.get().build().equals(pybi.first("Build").orElse(""))) {
            breaches.add(new Breach(Rule.PYBI, "Build"));
        }
    }

    private void checkNames(MailHeaders metadata, List<Breach> breaches) {
        String found = metadata.first("Name").orElse("").replaceAll("[-_.]+", "_");
        String version = metadata.first("Version").orElse("");
        if (name.isPresent()
                && !(found.equalsIgnoreCase(name.get().distribution().replaceAll("[-_.]+", "_"))
                        && version.equals(name.get().version()))) {
            breaches.add(new Breach(Rule.METADATA, found + " " + version));
        }
    }

    private void checkMarkers(MailHeaders metadata, List<Breach> breaches) {
        Optional<JsonNode> markers = object(metadata, "Pybi-Environment-Marker-Variables");
        if (markers.isEmpty()) {
            breaches.add(new Breach(Rule.MARKERS, "no JSON object of texts"));
            return;
        }
        NEVER_THE_SAME.stream()
                .filter(variable -> markers.get().has(variable))
                .forEach(variable -> breaches.add(new Breach(Rule.MARKERS, variable)));
        boolean universal =
                name.isPresent() && name.get().platforms().stream().anyMatch(tag -> tag.endsWith("universal2"));
        if (universal && markers.get().has("platform_machine")) {
            breaches.add(new Breach(Rule.MARKERS, "platform_machine in an interpreter for two processors"));
        }
    }

    private void checkPaths(MailHeaders metadata, List<Breach> breaches) {
        Optional<JsonNode> paths = object(metadata, "Pybi-Paths");
        if (paths.isEmpty() || !paths.get().has("scripts")) {
            breaches.add(new Breach(Rule.PATHS, paths.isEmpty() ? "no JSON object of texts" : "no scripts"));
            return;
        }
        for (JsonNode path : paths.get()) {
            if (!path.asString().equals(".") && !isInside(path.asString())) {
                breaches.add(new Breach(Rule.PATHS, path.asString()));
            }
        }
        String scripts = paths.get().get("scripts").asString();
        if (!canStart.test(scripts)) {
            breaches.add(new Breach(Rule.PYTHON, scripts));
        }
    }

    private static boolean isInside(String path) {
        try {
            return !TreePath.of(path).parts().getFirst().endsWith(":");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The one JSON object of texts under a field.
    private static Optional<JsonNode> object(MailHeaders metadata, String field) {
        List<String> values = metadata.all(field);
        if (values.size() != 1) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(values.getFirst());
            boolean texts = node.isObject() && node.valueStream().allMatch(JsonNode::isString);
            return texts ? Optional.of(node) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
