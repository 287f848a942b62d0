package app.pip.engine.requirement;

import app.pip.engine.version.Operator;
import app.pip.engine.version.Specifier;
import app.pip.engine.version.Specifiers;
import app.pip.engine.version.Version;
import java.util.Locale;
import java.util.Optional;

/// The comparisons of markers: as versions where the variable is one and the other side can be compared with,
/// as texts otherwise.
final class Comparisons {

    private Comparisons() {}

    /// Why nothing can answer a comparison; nothing if it has an answer.
    static Optional<String> fault(Operand left, Relation relation, Operand right) {
        if (left instanceof Operand.Literal && right instanceof Operand.Literal) {
            return Optional.of("a variable on one side of '" + relation + "'");
        }
        if (left instanceof Variable variable && variable.isSet()) {
            return Optional.of("'" + variable + "' on the right side of 'in'");
        }
        if (right instanceof Variable variable && variable.isSet()) {
            return relation == Relation.IN || relation == Relation.NOT_IN
                    ? Optional.empty()
                    : Optional.of("'in' or 'not in' before '" + variable + "'");
        }
        return hasAnswer(left, relation, right)
                ? Optional.empty()
                : Optional.of("another comparison than '" + relation + "', which compares versions");
    }

    /// `~=` and `===` compare versions only.
    private static boolean hasAnswer(Operand left, Relation relation, Operand right) {
        if (relation != Relation.COMPATIBLE && relation != Relation.IDENTICAL) {
            return true;
        }
        Variable variable = left instanceof Variable first ? first : (Variable) right;
        return variable.isVersion()
                && !(right instanceof Operand.Literal literal
                        && specifier(relation, literal.text()).isEmpty());
    }

    /// Whether a comparison of two values holds.
    static boolean hold(boolean asVersions, String left, Relation relation, String right) {
        var specifier = asVersions ? specifier(relation, right) : Optional.<Specifier>empty();
        return specifier.isPresent() ? holds(left, specifier.get()) : texts(left, relation, right);
    }

    private static boolean holds(String candidate, Specifier specifier) {
        return specifier.operator() == Operator.IDENTICAL
                ? candidate.toLowerCase(Locale.ROOT).equals(specifier.version().toLowerCase(Locale.ROOT))
                : Version.read(candidate)
                        .filter(Specifiers.of(specifier)::contains)
                        .isPresent();
    }

    private static boolean texts(String left, Relation relation, String right) {
        return switch (relation) {
            case EQUAL, AT_MOST, AT_LEAST -> left.equals(right);
            case NOT_EQUAL -> !left.equals(right);
            case IN -> right.contains(left);
            case NOT_IN -> !right.contains(left);
            case LESS, GREATER, COMPATIBLE, IDENTICAL -> false;
        };
    }

    private static Optional<Specifier> specifier(Relation relation, String version) {
        return relation.operator().flatMap(operator -> Specifier.read(operator + version));
    }
}
