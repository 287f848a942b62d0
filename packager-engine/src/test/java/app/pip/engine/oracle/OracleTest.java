package app.pip.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.naming.SdistName;
import app.pip.engine.naming.WheelName;
import app.pip.engine.version.Operator;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import app.pip.engine.version.VersionSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Asks our vocabulary and PyPA's `packaging` the same questions, tens of thousands of them and many about
/// texts that are wrong, and compares every answer. Where we differ on purpose, the difference is told
/// exactly, and counted.
@Tag("index")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OracleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// The grammar has no comma in a version. `packaging` takes all up to the next blank for the version
    /// after `===`, and takes that apart at its commas only if the blank is the end.
    private static final String SWALLOWED_COMMA = "(?s).*===\\s*[^\\s;)]*,[^\\s;)]*[ \t]+[^ \t;)].*";

    private final Map<String, List<List<Object>>> questions = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> answers = new LinkedHashMap<>();
    private final Samples samples = new Samples(20260801);

    @BeforeAll
    void askPackaging(TestReporter reporter) throws Exception {
        var packaging = Packaging.installed();
        ask(1, "release", List::of);
        ask(20_000, "version", () -> List.of(samples.version()));
        ask(10_000, "order", () -> List.of(either(), either()));
        ask(20_000, "specifiers", () -> List.of(samples.specifiers(), samples.near()));
        ask(5_000, "sets", () -> List.of(samples.soundSpecifiers(), samples.soundSpecifiers()));
        ask(12_000, "marker", () -> List.of(samples.marker("extra"), MarkerQuestions.environment(samples)));
        ask(6_000, "lock_marker", () -> MarkerQuestions.lock(samples));
        ask(12_000, "requirement", () -> List.of(samples.requirement(), MarkerQuestions.environment(samples)));
        ask(10_000, "wheel", () -> List.of(samples.wheel()));
        ask(5_000, "sdist", () -> List.of(samples.sdist()));
        TagQuestions.ask(samples, questions);
        var all = packaging.answers(
                "all", questions.values().stream().flatMap(List::stream).toList());
        int at = 0;
        for (var section : questions.entrySet()) {
            int end = at + section.getValue().size();
            answers.put(section.getKey(), all.subList(at, end));
            at = end;
        }
        reporter.publishEntry("packaging", answers.get("release").getFirst().asString());
    }

    private void ask(int count, String name, java.util.function.Supplier<List<Object>> details) {
        var asked = questions.computeIfAbsent(name, _ -> new ArrayList<>());
        for (int i = 0; i < count; i++) {
            asked.add(Stream.concat(Stream.of(name), details.get().stream()).toList());
        }
    }

    private String either() {
        return samples.oneIn(3) ? samples.version() : samples.near();
    }

    @Test
    void readsVersionsAlike(TestReporter reporter) {
        compare(
                "version",
                reporter,
                question -> Version.read(text(question, 1))
                        .map(version -> List.of(
                                version.toString(),
                                version.isPrerelease(),
                                version.local().orElse(""),
                                version.withoutLocal().toString(),
                                version.base().toString(),
                                firstNumber(version))));
    }

    /// Ours are ints.
    private static Object firstNumber(Version version) {
        String base = version.base().toString();
        String release = base.substring(base.indexOf('!') + 1);
        var number = new java.math.BigInteger(release.split("\\.")[0]);
        return number.bitLength() < 32 ? (Object) version.release(0) : number;
    }

    @Test
    void ordersVersionsAlike(TestReporter reporter) {
        compare(
                "order",
                reporter,
                question -> Version.read(text(question, 1))
                        .flatMap(left -> Version.read(text(question, 2)).map(right -> {
                            assertEquals(left.equals(right), left.compareTo(right) == 0);
                            return Integer.signum(left.compareTo(right));
                        })));
    }

    @Test
    void comparesAlike(TestReporter reporter) {
        compare(
                "specifiers",
                reporter,
                question -> Specifiers.read(text(question, 1)).map(specifiers -> {
                    var version = Version.parse(text(question, 2));
                    assertEquals(
                            specifiers.contains(version),
                            VersionSet.of(specifiers).contains(version));
                    return List.of(specifiers.mentionsPrerelease(), specifiers.contains(version));
                }),
                (question, _) -> zerosMatter(text(question, 1), Version.parse(text(question, 2))));
    }

    /// `===1.0` is a set of versions here, and so holds 1.0.0 too; see [VersionSet].
    private static boolean zerosMatter(String specifiers, Version candidate) {
        return Specifiers.read(specifiers).stream()
                .flatMap(found -> found.all().stream())
                .filter(found -> found.operator() == Operator.IDENTICAL)
                .anyMatch(found -> !found.version().equalsIgnoreCase(candidate.toString())
                        && Version.read(found.version()).equals(Optional.of(candidate)));
    }

    @Test
    void computesSetsAlike(TestReporter reporter) {
        compare("sets", reporter, question -> {
            var left = VersionSet.of(Specifiers.parse(text(question, 1)));
            var right = VersionSet.of(Specifiers.parse(text(question, 2)));
            return Optional.of(List.of(
                    left.isEmpty(),
                    left.isSubsetOf(right),
                    left.intersection(right).isEmpty(),
                    left.equals(right)));
        });
    }

    @Test
    void answersMarkersAlike(TestReporter reporter) {
        compare("marker", reporter, MarkerQuestions::marker, MarkerQuestions::isDeliberate);
        compare("lock_marker", reporter, MarkerQuestions::lockMarker, MarkerQuestions::isDeliberate);
    }

    @Test
    void readsRequirementsAlike(TestReporter reporter) {
        compare(
                "requirement",
                reporter,
                MarkerQuestions::requirement,
                (question, theirs) -> MarkerQuestions.isDeliberate(question, theirs)
                        || hasIllegalName(theirs)
                        || (theirs.isNull() && text(question, 1).matches(SWALLOWED_COMMA)));
    }

    private static boolean hasIllegalName(JsonNode theirs) {
        return !theirs.isNull()
                && (isIllegal(theirs.get(0).asString())
                        || theirs.get(1).values().stream().anyMatch(extra -> isIllegal(extra.asString())));
    }

    /// A name must begin and end with a letter or digit, and all of it be ASCII; `packaging` is more lenient.
    private static boolean isIllegal(String name) {
        return !name.matches("[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9]");
    }

    /// What could be no file's name on some system is none here, and tags are letters, digits and `_`.
    private static boolean isUnsafe(List<Object> question, JsonNode theirs) {
        return !theirs.isNull()
                && (isIllegal(theirs.get(0).asString())
                        || !text(question, 1).matches("[A-Za-z0-9._+!-]{1,255}")
                        || theirs.path(3).values().stream()
                                .anyMatch(tag -> !tag.asString().matches("[a-z0-9_-]+")));
    }

    @Test
    void readsFileNamesAlike(TestReporter reporter) {
        compare(
                "wheel",
                reporter,
                question -> WheelName.read(text(question, 1))
                        .map(wheel -> List.of(
                                wheel.name().toString(),
                                wheel.version().toString(),
                                wheel.build().toString(),
                                wheel.tags().stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .toList())),
                OracleTest::isUnsafe);
        compare(
                "sdist",
                reporter,
                question -> SdistName.read(text(question, 1))
                        .map(sdist ->
                                List.of(sdist.name().toString(), sdist.version().toString())),
                OracleTest::isUnsafe);
    }

    @Test
    void listsTagsAlike(TestReporter reporter) {
        TagQuestions.NAMES.forEach(name -> compare(name, reporter, TagQuestions::answer));
    }

    private void compare(String name, TestReporter reporter, Function<List<Object>, Optional<?>> ours) {
        compare(name, reporter, ours, (_, _) -> false);
    }

    /// @param deliberate whether a difference between our answer and theirs is one that we want
    private void compare(
            String name,
            TestReporter reporter,
            Function<List<Object>, Optional<?>> ours,
            BiPredicate<List<Object>, JsonNode> deliberate) {
        var differences = new ArrayList<String>();
        int wanted = 0;
        int refused = 0;
        var asked = questions.get(name);
        for (int i = 0; i < asked.size(); i++) {
            JsonNode theirs = answers.get(name).get(i);
            JsonNode own = ours.apply(asked.get(i))
                    .map(answer -> JSON.<JsonNode>valueToTree(answer))
                    .orElse(JSON.nullNode());
            refused += theirs.isNull() ? 1 : 0;
            if (!own.toString().equals(theirs.toString())) {
                if (deliberate.test(asked.get(i), theirs)) {
                    wanted++;
                } else {
                    differences.add(asked.get(i) + "\n  theirs " + theirs + "\n  ours   " + own);
                }
            }
        }
        reporter.publishEntry(name, asked.size() + " asked, " + refused + " refused, " + wanted + " differ on purpose");
        assertTrue(
                differences.isEmpty(),
                () -> differences.size() + " differ:\n"
                        + String.join("\n", differences.subList(0, Math.min(20, differences.size()))));
        assertTrue(wanted * 10 < asked.size(), name + ": too many differ on purpose: " + wanted);
        assertTrue(refused * 4 < asked.size() * 3, name + ": hardly any question makes sense");
    }

    static String text(List<Object> question, int index) {
        return (String) question.get(index);
    }
}
