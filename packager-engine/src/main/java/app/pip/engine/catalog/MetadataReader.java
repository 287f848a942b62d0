package app.pip.engine.catalog;

import app.pip.engine.catalog.Metadata.Licence;
import app.pip.engine.format.mail.MailHeaders;
import app.pip.engine.naming.Extra;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.Problem;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.requirement.RequirementSyntaxException;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Reads `METADATA` and `PKG-INFO`: headers as in mails (RFC 822), then an empty line and a description.
/// Headers that we don't know are passed over, a newer minor version is welcome, a newer major one is not.
public final class MetadataReader {

    private static final int MAJOR = 2;
    private static final Version PROMISING = Version.parse("2.2");
    private static final Set<String> KNOWN = Set.of(
            "metadata-version",
            "name",
            "version",
            "requires-dist",
            "provides-extra",
            "requires-python",
            "license-expression",
            "license",
            "classifier",
            "dynamic");

    private final String file;
    private final Map<String, List<String>> headers;

    private MetadataReader(String file, Map<String, List<String>> headers) {
        this.file = file;
        this.headers = headers;
    }

    /// Reads metadata.
    ///
    /// @param bytes of the whole file, UTF-8
    /// @param file whose metadata they are, for messages
    /// @throws UnusableException if something in them that counts makes no sense
    public static Metadata read(byte[] bytes, String file) throws UnusableException {
        return new MetadataReader(file, headers(bytes)).metadata();
    }

    /// The headers that count and nothing else, to be kept; [#read] reads them again.
    public static byte[] excerpt(byte[] bytes) {
        return headers(bytes).entrySet().stream()
                .flatMap(header -> header.getValue().stream()
                        .filter(value -> !header.getKey().equals("classifier") || isLicence(value))
                        .map(value -> header.getKey() + ": " + value.replace("\n", "\n        ") + "\n"))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Whether what sources say of their needs also holds for every wheel that is built from them: from
    /// version 2.2 on, and unless they say that it may change (PEP 643).
    public static boolean promises(byte[] bytes) {
        var reader = new MetadataReader("", headers(bytes));
        boolean knowsHow = reader.one("metadata-version")
                .flatMap(Version::read)
                .filter(version -> version.compareTo(PROMISING) >= 0)
                .isPresent();
        return knowsHow
                && reader.all("dynamic").stream()
                        .map(field -> field.toLowerCase(Locale.ROOT))
                        .noneMatch(Set.of("requires-dist", "provides-extra", "requires-python")::contains);
    }

    private Metadata metadata() throws UnusableException {
        checkVersion();
        PackageName name = one("name").flatMap(PackageName::read).orElseThrow(() -> wrong("Name"));
        Version version = one("version").flatMap(Version::read).orElseThrow(() -> wrong("Version"));
        var requires = new ArrayList<Requirement>();
        for (String text : all("requires-dist")) {
            requires.add(requirement(text));
        }
        var extras = new TreeSet<Extra>();
        for (String text : all("provides-extra")) {
            // an extra that can't be named can't be asked for
            Extra.read(text).ifPresent(extras::add);
        }
        Optional<String> python = one("requires-python").filter(text -> !text.isBlank());
        Specifiers requiresPython = python.isEmpty()
                ? Specifiers.ANY
                : Specifiers.read(python.get()).orElseThrow(() -> wrong("Requires-Python: " + python.get()));
        return new Metadata(name, version, requires, extras, requiresPython, licence());
    }

    private void checkVersion() throws UnusableException {
        Optional<String> told = one("metadata-version");
        if (told.isPresent()
                && Version.read(told.get())
                        .filter(version -> version.release(0) <= MAJOR)
                        .isEmpty()) {
            throw wrong("Metadata-Version: " + told.get());
        }
    }

    private Requirement requirement(String text) throws UnusableException {
        try {
            return Requirement.parse(text);
        } catch (RequirementSyntaxException e) {
            throw new UnusableException(problem("Requires-Dist: " + text), e);
        }
    }

    private Licence licence() {
        return new Licence(
                one("license-expression"),
                one("license").filter(text -> !text.isBlank() && !text.equals("UNKNOWN")),
                all("classifier").stream().filter(MetadataReader::isLicence).toList());
    }

    private static boolean isLicence(String classifier) {
        return classifier.startsWith("License ::");
    }

    private List<String> all(String header) {
        return headers.getOrDefault(header, List.of());
    }

    private Optional<String> one(String header) {
        return all(header).stream().findFirst();
    }

    private UnusableException wrong(String header) {
        return new UnusableException(problem(header));
    }

    private Problem problem(String header) {
        return Problem.stop("index.metadata", file, header);
    }

    /// The known headers in lower case, each with its values; further lines of a value are joined by line
    /// feeds.
    /// The values of each header that we know, by its name in lower case.
    private static Map<String, List<String>> headers(byte[] bytes) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (MailHeaders.Field field :
                MailHeaders.read(new String(bytes, StandardCharsets.UTF_8)).fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (KNOWN.contains(name)) {
                headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(field.value());
            }
        }
        return headers;
    }
}
