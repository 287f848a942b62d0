package app.pip.engine.oracle;

import app.pip.engine.naming.Extra;
import app.pip.engine.platform.Target;
import app.pip.engine.requirement.Environment;
import app.pip.engine.requirement.Marker;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.requirement.RequirementSyntaxException;
import app.pip.engine.requirement.Truth;
import app.pip.engine.requirement.Variable;
import app.pip.engine.version.Specifier;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Questions about markers, and our answers to them.
final class MarkerQuestions {

    private static final List<String> PYTHONS = List.of("3.9.18", "3.10.4", "3.14.0", "3.15.0rc1", "3.15.0a2");
    private static final List<String> RELEASES = List.of("5.10.0", "6.1.0-13-amd64", "24.0.0", "10");

    private MarkerQuestions() {}

    /// The variables of one target, and an extra or none, as `packaging` wants them.
    static Object environment(Samples samples) {
        var all = new TreeMap<String, String>();
        Environment.of(samples.one(List.of(Target.values())), Version.parse(samples.one(PYTHONS)))
                .values()
                .forEach((variable, value) -> all.put(variable.toString(), value));
        all.put("platform_release", samples.one(RELEASES));
        all.put("platform_version", samples.one(List.of("#1 SMP Debian", "10.0.19045", "5")));
        all.put("platform_machine", samples.machine());
        all.put("extra", samples.one(List.of("", "", "socks", "foo-bar", "test")));
        return all;
    }

    static List<Object> lock(Samples samples) {
        return List.of(
                samples.marker("extras"),
                environment(samples),
                samples.one(List.of(List.of(), List.of("socks", "foo-bar"), List.of("Foo_Bar"))),
                samples.one(List.of(List.of(), List.of("test"))));
    }

    static Optional<?> marker(List<Object> question) {
        return read(question)
                .filter(marker -> marker.variables().stream().noneMatch(MarkerQuestions::isOfLocks))
                .map(marker -> evaluate(marker, question, extra(question), Set.of()));
    }

    static Optional<?> lockMarker(List<Object> question) {
        return read(question).map(marker -> evaluate(marker, question, extras(question, 3), extras(question, 4)));
    }

    static Optional<?> requirement(List<Object> question) {
        try {
            var requirement = Requirement.parse(OracleTest.text(question, 1));
            return Optional.of(List.of(
                    requirement.name().toString(),
                    requirement.extras().stream().map(Extra::toString).toList(),
                    new TreeSet<>(requirement.specifiers().all().stream()
                            .map(Specifier::toString)
                            .toList()),
                    requirement.address().orElse(""),
                    requirement.counts(environment(question), extra(question)) == Truth.YES));
        } catch (RequirementSyntaxException _) {
            return Optional.empty();
        }
    }

    /// `"1" ~= platform_release` is a fault there where the release is no version; here it doesn't hold.
    static boolean isDeliberate(List<Object> question, JsonNode theirs) {
        String text = OracleTest.text(question, 1);
        return theirs.isNull() && text.contains("~=platform_release");
    }

    private static boolean isOfLocks(Variable variable) {
        return variable == Variable.EXTRAS || variable == Variable.DEPENDENCY_GROUPS;
    }

    private static Optional<Marker> read(List<Object> question) {
        try {
            return Optional.of(Marker.parse(OracleTest.text(question, 1)));
        } catch (RequirementSyntaxException _) {
            return Optional.empty();
        }
    }

    /// What is printed must mean the same.
    private static boolean evaluate(Marker marker, List<Object> question, Set<Extra> extras, Set<Extra> groups) {
        try {
            if (!Marker.parse(marker.toString()).equals(marker)) {
                throw new AssertionError(question);
            }
        } catch (RequirementSyntaxException e) {
            throw new AssertionError(e);
        }
        return marker.evaluate(environment(question), extras, groups) == Truth.YES;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> values(List<Object> question) {
        return (Map<String, String>) question.get(2);
    }

    private static Environment environment(List<Object> question) {
        var environment = Environment.of(Target.LINUX_X64, Version.parse("3.14"));
        for (var value : values(question).entrySet()) {
            Variable variable = Variable.valueOf(value.getKey().toUpperCase(java.util.Locale.ROOT));
            environment = variable.isOfEnvironment() ? environment.with(variable, value.getValue()) : environment;
        }
        return environment;
    }

    private static Set<Extra> extra(List<Object> question) {
        String extra = values(question).get("extra");
        return extra.isEmpty() ? Set.of() : Set.of(Extra.parse(extra));
    }

    private static Set<Extra> extras(List<Object> question, int index) {
        var names = new ArrayList<Extra>();
        ((List<?>) question.get(index)).forEach(name -> names.add(Extra.parse((String) name)));
        return names.stream().collect(Collectors.toSet());
    }
}
