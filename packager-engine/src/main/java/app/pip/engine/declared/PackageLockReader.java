package app.pip.engine.declared;

import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.PackageName;
import app.pip.engine.requirement.Marker;
import app.pip.engine.version.Version;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads the versions in `uv.lock`, `poetry.lock` and `pdm.lock`. Each is a list of `[[package]]`
/// tables with a name, a version and the digests of files; what the program asks for stands in its
/// `pyproject.toml`.
final class PackageLockReader {

    private final ProjectTable table;
    private final Found found;

    PackageLockReader(ProjectTable table, Found found) {
        this.table = table;
        this.found = found;
    }

    /// Each package as a pin, as long as it comes from an index.
    void pins() {
        JsonNode packages = table.at("/package");
        for (int i = 0; i < packages.size(); i++) {
            JsonNode one = packages.get(i);
            Optional<PackageName> name = PackageName.read(one.path("name").asString(""));
            Optional<Version> version = Version.read(one.path("version").asString(""));
            if (name.isPresent() && version.isPresent() && fromIndex(one)) {
                found.pin(name.get(), version.get(), marker(one), hashes(one), table.place("/package/" + i));
            }
        }
    }

    private static boolean fromIndex(JsonNode one) {
        JsonNode source = one.path("source");
        String type = source.path("type").asString("legacy");
        boolean uv = source.isMissingNode() || source.has("registry") || source.has("type") || source.has("reference");
        return uv && type.equals("legacy");
    }

    /// Uv has one table for each version of a package and says where each holds; Poetry and PDM may
    /// say so too.
    private static Optional<Marker> marker(JsonNode one) {
        JsonNode forks = one.path("resolution-markers");
        String text = forks.isArray()
                ? forks.valueStream().map(fork -> "(" + fork.asString("") + ")").collect(Collectors.joining(" or "))
                : one.path("marker").asString(one.path("markers").asString(""));
        return Foreign.marker(text);
    }

    private static SortedSet<Sha256> hashes(JsonNode one) {
        var hashes = new TreeSet<Sha256>();
        Digests.sha256(one.path("sdist").path("hash").asString("")).ifPresent(hashes::add);
        for (String list : new String[] {"wheels", "files"}) {
            one.path(list)
                    .forEach(file ->
                            Digests.sha256(file.path("hash").asString("")).ifPresent(hashes::add));
        }
        return hashes;
    }
}
