package app.pip.engine.declared;

import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.Problem;
import app.pip.engine.requirement.Marker;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.requirement.RequirementSyntaxException;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What was found so far; filled by the readers of the formats.
final class Found {

    private static final int MOST_PROBLEMS = 50;
    private static final int LONGEST_DETAIL = 200;

    private final List<Wanted> requirements = new ArrayList<>();
    private final List<Wanted> constraints = new ArrayList<>();
    private final List<Pin> pins = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Specifiers python = Specifiers.ANY;
    private AppHints app = AppHints.NONE;

    /// A requirement as PEP 508 writes it.
    void require(String text, Set<Sha256> hashes, Place place) {
        Optional<Wanted> wanted = wanted(text, hashes, place);
        wanted.ifPresent(requirements::add);
        wanted.map(Wanted::requirement)
                .filter(one -> one.marker().isEmpty())
                .flatMap(one -> OneSystem.of(one.name()))
                .ifPresent(family ->
                        problem(Problem.note("declared.one-system", place.file(), place.line(), text, family.words())));
    }

    /// A requirement as PEP 508 writes it, without digests.
    void require(String text, Place place) {
        require(text, Set.of(), place);
    }

    /// A limit to what may be taken if it is needed.
    void constrain(String text, Set<Sha256> hashes, Place place) {
        wanted(text, hashes, place).ifPresent(constraints::add);
    }

    /// A version that a lock names.
    void pin(PackageName name, Version version, Optional<Marker> marker, Set<Sha256> hashes, Place place) {
        pins.add(new Pin(name, version, marker, new TreeSet<>(hashes), place));
    }

    /// Which Pythons will do.
    void python(String text, Place place) {
        Optional<Specifiers> specifiers = Specifiers.read(text);
        specifiers.ifPresent(more -> python = python.and(more));
        if (specifiers.isEmpty()) {
            problem(Problem.stop("declared.python", place.file(), place.line(), text));
        }
    }

    void app(AppHints hints) {
        app = hints;
    }

    /// Adds a problem once. Of a file that is nothing but mistakes the first of them will do.
    void problem(Problem problem) {
        List<String> details = problem.details().stream().map(Found::shortened).toList();
        var told = new Problem(problem.id(), problem.severity(), details, problem.remedies());
        if (problems.size() < MOST_PROBLEMS && !problems.contains(told)) {
            problems.add(told);
        }
    }

    private static String shortened(String detail) {
        return detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + " …" : detail;
    }

    /// A value of a file that is of another kind than its format asks for.
    void notA(String expected, String key, Place place) {
        problem(Problem.stop("declared.value", place.file(), place.line(), key, expected));
    }

    List<Wanted> requirements() {
        return requirements;
    }

    List<Wanted> constraints() {
        return constraints;
    }

    List<Pin> pins() {
        return pins;
    }

    List<Problem> problems() {
        return problems;
    }

    Specifiers python() {
        return python;
    }

    AppHints app() {
        return app;
    }

    private Optional<Wanted> wanted(String text, Set<Sha256> hashes, Place place) {
        try {
            Requirement requirement = Requirement.parse(text);
            if (requirement.address().isPresent()) {
                elsewhere(requirement.name().toString(), requirement.address().get(), place);
                return Optional.empty();
            }
            return Optional.of(new Wanted(requirement, new TreeSet<>(hashes), place));
        } catch (RequirementSyntaxException e) {
            problem(Problem.stop("declared.requirement", place.file(), place.line(), text, e.expected()));
            return Optional.empty();
        }
    }

    /// A package that comes from an address and not from an index.
    void elsewhere(String name, String address, Place place) {
        String shown = Addresses.withoutSecrets(address);
        problem(
                address.startsWith("file:")
                        ? Problem.stop("declared.made-elsewhere", place.file(), place.line(), name, shown)
                        : Problem.stop("declared.address", place.file(), place.line(), name, shown));
    }
}
