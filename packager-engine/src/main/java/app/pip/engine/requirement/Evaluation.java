package app.pip.engine.requirement;

import app.pip.engine.naming.Extra;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Answers markers for one environment and what was asked for.
///
/// @param environment the Python and the system
/// @param extras the extras that were asked for
/// @param groups the dependency groups that were asked for
record Evaluation(Environment environment, Set<Extra> extras, Set<Extra> groups) {

    Truth of(Marker marker) {
        return switch (marker) {
            case Marker.All all -> each(all.parts()).min(Truth::compareTo).orElse(Truth.YES);
            case Marker.Any any -> each(any.parts()).max(Truth::compareTo).orElse(Truth.NO);
            case Marker.Comparison comparison -> of(comparison);
        };
    }

    private Stream<Truth> each(List<Marker> parts) {
        return parts.stream().map(this::of);
    }

    private Truth of(Marker.Comparison comparison) {
        if (comparison.right() instanceof Variable set && set.isSet()) {
            return member(comparison, set == Variable.EXTRAS ? extras : groups);
        }
        if (comparison.left() == Variable.EXTRA || comparison.right() == Variable.EXTRA) {
            return Truth.of(extra(comparison));
        }
        String left = value(comparison.left());
        String right = value(comparison.right());
        if (isUnknown(comparison.left(), left) || isUnknown(comparison.right(), right)) {
            return Truth.UNKNOWN;
        }
        return Truth.of(Comparisons.hold(comparison.variable().isVersion(), left, comparison.relation(), right));
    }

    private static boolean isUnknown(Operand side, String value) {
        return side instanceof Variable && value.isEmpty();
    }

    /// `"x" in extras`
    private Truth member(Marker.Comparison comparison, Set<Extra> names) {
        String name = normalised(value(comparison.left()));
        boolean there = names.stream().anyMatch(extra -> extra.name().equals(name));
        return Truth.of(there != comparison.relation().isNegative());
    }

    /// `extra == "x"` asks whether x is among those asked for, `extra != "x"` whether it isn't; where none
    /// is, the variable is an empty text.
    private boolean extra(Marker.Comparison comparison) {
        Stream<String> asked =
                extras.isEmpty() ? Stream.of("") : extras.stream().map(Extra::name);
        boolean onTheLeft = comparison.left() == Variable.EXTRA;
        String other = normalised(value(onTheLeft ? comparison.right() : comparison.left()));
        Stream<Boolean> answers = asked.map(name ->
                Comparisons.hold(false, onTheLeft ? name : other, comparison.relation(), onTheLeft ? other : name));
        return comparison.relation().isNegative()
                ? answers.allMatch(Boolean::booleanValue)
                : answers.anyMatch(Boolean::booleanValue);
    }

    private static String normalised(String name) {
        return Extra.read(name).map(Extra::name).orElse(name);
    }

    private String value(Operand operand) {
        return switch (operand) {
            case Operand.Literal literal -> literal.text();
            case Variable variable -> environment.value(variable);
        };
    }
}
