package app.pip.engine.declared;

import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.version.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads `Pipfile.lock`: the versions and digests of its `default` packages.
final class PipfileLockReader {

    private final SourceText file;
    private final Found found;
    private final JsonNode root;
    private final Map<String, Integer> lines = new HashMap<>();

    /// Reads the JSON.
    ///
    /// @throws ProblemException if it isn't that
    PipfileLockReader(SourceText file, Found found) throws ProblemException {
        this.file = file;
        this.found = found;
        try {
            root = JsonMapper.shared().readTree(file.text());
            findLines();
        } catch (JacksonException e) {
            int line = Optional.ofNullable(e.getLocation())
                    .map(TokenStreamLocation::getLineNr)
                    .orElse(1);
            throw new ProblemException(Problem.stop("declared.syntax", file.path(), line, e.getOriginalMessage()), e);
        }
    }

    void sources(HintsReader hints) {
        PipfileReader.sources(root.path("_meta").path("sources"), hints);
    }

    void python() {
        JsonNode requires = root.path("_meta").path("requires");
        String version = requires.path("python_version").asString("");
        if (!version.isEmpty()) {
            found.python("==" + version + ".*", file.line(1));
        }
    }

    /// Each package as a pin, as long as it comes from an index.
    void pins() {
        for (String name : root.path("default").propertyNames()) {
            var one = new LooseTable(name, root.path("default").get(name));
            Optional<Version> version = version(one);
            Optional<PackageName> known = PackageName.read(name);
            if (version.isPresent() && known.isPresent()) {
                found.pin(
                        known.get(),
                        version.get(),
                        Foreign.markerOf(PipfileReader.requirement(one)),
                        hashes(one),
                        place(name));
            }
        }
    }

    /// Each package as a requirement; for a lock without its Pipfile.
    void requirements() {
        for (String name : root.path("default").propertyNames()) {
            var one = new LooseTable(name, root.path("default").get(name));
            if (version(one).isPresent()) {
                found.require(PipfileReader.requirement(one), hashes(one), place(name));
            } else {
                Place place = place(name);
                String from = one.elsewhere().orElse("?");
                found.elsewhere(name, one.text(from).orElse(from), place);
            }
        }
    }

    private static Optional<Version> version(LooseTable one) {
        return one.version()
                .filter(text -> text.startsWith("=="))
                .flatMap(text -> Version.read(text.substring(2).strip()));
    }

    private static SortedSet<Sha256> hashes(LooseTable one) {
        var hashes = new TreeSet<Sha256>();
        one.value()
                .path("hashes")
                .forEach(hash -> Digests.sha256(hash.asString("")).ifPresent(hashes::add));
        return hashes;
    }

    private Place place(String name) {
        return file.line(lines.getOrDefault(name, 1));
    }

    /// The lines of the names in `default`.
    private void findLines() {
        if (!(root instanceof ObjectNode)) {
            return;
        }
        try (JsonParser parser = JsonMapper.shared().createParser(file.text())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean packages = parser.currentName().equals("default");
                if (parser.nextToken() != JsonToken.START_OBJECT || !packages) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    lines.put(
                            parser.currentName(), parser.currentTokenLocation().getLineNr());
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        }
    }
}
