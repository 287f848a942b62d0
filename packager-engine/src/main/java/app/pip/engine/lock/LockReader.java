package app.pip.engine.lock;

import app.pip.engine.format.toml.TomlException;
import app.pip.engine.format.toml.TomlFile;
import app.pip.engine.naming.Extra;
import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.requirement.Marker;
import app.pip.engine.requirement.RequirementSyntaxException;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads a [LockFile] of any tool and checks it against the specification.
final class LockReader {

    private static final Pattern LAST_PART = Pattern.compile("[^/\\\\]+$");
    private static final List<String> ELSEWHERE = List.of("vcs", "directory", "archive");

    private final String name;
    private final TomlFile toml;

    LockReader(String name, String text) throws ProblemException {
        this.name = name;
        try {
            toml = TomlFile.parse(text);
        } catch (TomlException e) {
            throw new ProblemException(Problem.stop("lock.syntax", name, e.line(), e.reason()), e);
        }
    }

    LockFile read() throws ProblemException {
        String version = needed("/lock-version");
        if (!version.matches("1(\\.\\d+)*")) {
            throw new ProblemException(Problem.stop("lock.newer", name, version));
        }
        if (!toml.at("/packages").isArray()) {
            throw wrong("/packages");
        }
        var packages = new ArrayList<LockedPackage>();
        for (int i = 0; i < toml.at("/packages").size(); i++) {
            packages.add(onePackage("/packages/" + i));
        }
        Optional<RecordedReader> recorded = toml.at("/tool/pipapp").isObject()
                ? Optional.of(new RecordedReader(this, "/tool/pipapp"))
                : Optional.empty();
        SortedMap<Target, LockedInterpreter> interpreters =
                recorded.isPresent() ? recorded.get().interpreters() : new TreeMap<>();
        SortedMap<Target, String> leftOut =
                recorded.isPresent() ? recorded.get().leftOut() : new TreeMap<>();
        Optional<Question> question =
                recorded.isPresent() ? Optional.of(recorded.get().question()) : Optional.empty();
        return new LockFile(
                needed("/created-by"),
                optional("/requires-python", Specifiers::read),
                markers("/environments"),
                texts("/default-groups", Extra::read),
                packages,
                question,
                interpreters,
                leftOut);
    }

    private LockedPackage onePackage(String at) throws ProblemException {
        Optional<PackageName> known = PackageName.read(needed(at + "/name"));
        var files = new ArrayList<LockedFile>();
        for (int i = 0; i < toml.at(at + "/wheels").size(); i++) {
            files.add(file(at + "/wheels/" + i));
        }
        files.sort(null);
        if (toml.at(at + "/sdist").isObject()) {
            files.add(file(at + "/sdist"));
        }
        return new LockedPackage(
                known.orElseThrow(() -> wrong(at + "/name")),
                optional(at + "/version", Version::read),
                optional(at + "/marker", LockReader::marker),
                optional(at + "/requires-python", Specifiers::read),
                text(at + "/index"),
                files,
                ELSEWHERE.stream().filter(key -> toml.at(at).has(key)).findFirst());
    }

    private LockedFile file(String at) throws ProblemException {
        Optional<String> address = text(at + "/url");
        Optional<String> path = text(at + "/path").map(one -> one.replace('\\', '/'));
        // an explicit name wins over that in the address
        Optional<String> file =
                text(at + "/name").or(() -> address.or(() -> path).flatMap(LockReader::lastPart));
        var hashes = new TreeMap<String, String>();
        toml.at(at + "/hashes").forEachEntry((kind, digest) -> hashes.put(kind, digest.asString("")));
        if (file.isEmpty()
                || hashes.isEmpty()
                || path.filter(LockReader::isAbsolute).isPresent()) {
            throw wrong(at + "/hashes");
        }
        JsonNode size = toml.at(at + "/size");
        return new LockedFile(
                file.get(),
                address,
                path,
                size.isIntegralNumber() ? Optional.of(size.asLong()) : Optional.empty(),
                text(at + "/upload-time"),
                hashes);
    }

    private static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.matches("[A-Za-z]:.*");
    }

    private static Optional<String> lastPart(String address) {
        var matcher = LAST_PART.matcher(address.replaceFirst("[?#].*", ""));
        return matcher.find() ? Optional.of(percentDecoded(matcher.group())) : Optional.empty();
    }

    private static String percentDecoded(String part) {
        try {
            return java.net.URLDecoder.decode(part.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return part;
        }
    }

    /// A text that has to be there.
    String needed(String pointer) throws ProblemException {
        return text(pointer).orElseThrow(() -> wrong(pointer));
    }

    /// A text, if there is one.
    Optional<String> text(String pointer) throws ProblemException {
        JsonNode value = toml.at(pointer);
        if (!value.isMissingNode() && !value.isString()) {
            throw wrong(pointer);
        }
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }

    /// A value that may be missing, but not wrong.
    private <T> Optional<T> optional(String pointer, Function<String, Optional<T>> reader) throws ProblemException {
        Optional<String> text = text(pointer);
        Optional<T> value = text.flatMap(reader);
        if (text.isPresent() && value.isEmpty()) {
            throw wrong(pointer);
        }
        return value;
    }

    /// The values of an array, which may be missing.
    <T> List<T> texts(String pointer, Function<String, Optional<T>> reader) throws ProblemException {
        var values = new ArrayList<T>();
        for (int i = 0; i < toml.at(pointer).size(); i++) {
            String at = pointer + "/" + i;
            values.add(optional(at, reader).orElseThrow(() -> wrong(at)));
        }
        return values;
    }

    private List<Marker> markers(String pointer) throws ProblemException {
        return texts(pointer, LockReader::marker);
    }

    int size(String pointer) {
        return toml.at(pointer).size();
    }

    ProblemException wrong(String pointer) {
        return new ProblemException(
                Problem.stop("lock.value", name, toml.line(pointer), pointer.replaceFirst(".*/", "")));
    }

    private static Optional<Marker> marker(String text) {
        try {
            return Optional.of(Marker.parse(text));
        } catch (RequirementSyntaxException _) {
            return Optional.empty();
        }
    }
}
