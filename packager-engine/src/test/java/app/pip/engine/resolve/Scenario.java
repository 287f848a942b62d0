package app.pip.engine.resolve;

import app.pip.engine.catalog.Offer;
import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.requirement.Environment;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.requirement.RequirementSyntaxException;
import app.pip.engine.tag.Cpython;
import app.pip.engine.tag.Tags;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// A small index, a question and its answer, read from a text: a line is a word and what belongs to it; lines
/// that
/// begin with a blank belong to the package above.
///
/// ```
/// wants web[fast]>=1          what the program needs
/// allows pen<2                a constraint
/// keeps pen 1.0               the version of the last lock
/// builds pure                 may be built from its sources
/// pythons 3.14.0 3.13.5       that are there; 3.14.0 if not told
/// python >=3.13               that are wanted
/// for linux-x64 windows-x64   the targets; linux-x64 if not told
/// package web 1.0             a version, with `needs`, `extra`, `python`, `metadata-python`, `withdrawn` and
/// `file`
/// packages web 1.1 to 1.30    many versions
/// expect web 1.0, pen 1.0     the solution of every target, or of the one that is named first
/// expect python 3.13.5        the Python that is chosen
/// differs pen                 the packages whose version is not the same everywhere
/// file web-1.0-….whl          is among the files that are taken
/// note resolve.differs        the only problems that are told along with a solution
/// noted …                     what a note says
/// conflict resolve.missing    there is no solution, and this is the story
/// problem resolve.address     it is no question at all
/// says …                      the story holds these words
/// ```
final class Scenario {

    final FakeCatalog catalog = new FakeCatalog();
    final List<Requirement> wants = new ArrayList<>();
    final List<Requirement> allows = new ArrayList<>();
    final Set<PackageName> builds = new TreeSet<>();
    final Map<PackageName, List<Version>> keeps = new TreeMap<>();
    final List<Version> pythons = new ArrayList<>();
    final List<Target> targets = new ArrayList<>();
    final Map<String, List<String>> expectations = new LinkedHashMap<>();
    private Specifiers python = Specifiers.ANY;
    private List<FakeCatalog.Release> releases = List.of();

    static Scenario read(List<String> lines) {
        var scenario = new Scenario();
        lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(scenario::line);
        if (scenario.pythons.isEmpty()) {
            scenario.pythons.add(Version.parse("3.14.0"));
        }
        if (scenario.targets.isEmpty()) {
            scenario.targets.add(Target.LINUX_X64);
        }
        return scenario;
    }

    Question question() {
        return Question.of(wants, pythons.stream().map(this::python).toList())
                .limitedBy(allows)
                .on(python)
                .building(builds)
                .keeping(keeps);
    }

    List<String> expected(String word) {
        return expectations.getOrDefault(word, List.of());
    }

    private Python python(Version version) {
        var places = new TreeMap<Target, Place>();
        targets.forEach(target -> places.put(target, place(target, version)));
        return new Python(version, places);
    }

    static Place place(Target target, Version version) {
        var floor = switch (target.family()) {
            case WINDOWS -> new Floor(Family.WINDOWS, 10, 0);
            case MACOS -> new Floor(Family.MACOS, target == Target.MACOS_ARM64 ? 11 : 10, 15);
            case LINUX -> new Floor(Family.LINUX, 2, 28);
        };
        return new Place(version, Environment.of(target, version), Tags.of(target, floor, Cpython.of(version)));
    }

    private void line(String line) {
        String[] words = line.strip().split(" ", 2);
        String rest = words.length == 1 ? "" : words[1];
        if (line.startsWith(" ")) {
            releases.forEach(release -> detail(release, words[0], rest));
            return;
        }
        switch (words[0]) {
            case "wants" -> wants.add(requirement(rest));
            case "allows" -> allows.add(requirement(rest));
            case "builds" -> builds.add(new PackageName(rest));
            case "keeps" -> {
                String[] kept = rest.split(" ");
                keeps.put(new PackageName(kept[0]), List.of(Version.parse(kept[1])));
            }
            case "pythons" -> Arrays.stream(rest.split(" ")).map(Version::parse).forEach(pythons::add);
            case "python" -> python = Specifiers.parse(rest);
            case "for" ->
                Arrays.stream(rest.split(" "))
                        .map(target -> Target.named(target).orElseThrow())
                        .forEach(targets::add);
            case "package" -> releases = List.of(release(rest.split(" ")));
            case "packages" -> releases = releases(rest.split(" "));
            case "expect", "differs", "file", "note", "noted", "conflict", "problem", "says" ->
                expectations.computeIfAbsent(words[0], key -> new ArrayList<>()).add(rest);
            default -> throw new IllegalArgumentException(line);
        }
    }

    private FakeCatalog.Release release(String... words) {
        return catalog.add(new PackageName(words[0]), Version.parse(words[1]));
    }

    private List<FakeCatalog.Release> releases(String... words) {
        String major = words[1].substring(0, words[1].indexOf('.') + 1);
        int first = Integer.parseInt(words[1].substring(major.length()));
        int last = Integer.parseInt(words[3].substring(major.length()));
        return IntStream.rangeClosed(first, last)
                .mapToObj(minor -> release(words[0], major + minor))
                .toList();
    }

    private static void detail(FakeCatalog.Release release, String word, String rest) {
        switch (word) {
            case "needs" -> release.needs.add(requirement(rest));
            case "extra" -> release.extras.add(rest);
            case "python" -> release.python = Specifiers.parse(rest);
            case "metadata-python" -> release.metadataPython = Specifiers.parse(rest);
            case "withdrawn" -> release.withdrawn = java.util.Optional.of(rest);
            case "file" -> release.files.add(rest);
            default -> throw new IllegalArgumentException(word);
        }
    }

    static Requirement requirement(String text) {
        try {
            return Requirement.parse(text);
        } catch (RequirementSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// The offers of all files that a solution takes.
    static List<String> files(Resolution.Solved solved) {
        return solved.targets().values().stream()
                .flatMap(solution -> solution.packages().values().stream())
                .map(Pinned::offer)
                .map(Offer::fileName)
                .distinct()
                .toList();
    }
}
