package app.pip.engine.requirement;

import app.pip.engine.naming.Extra;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When a requirement counts: a condition on the Python, the system and the extras that were asked for, such
/// as `python_version < "3.11" and sys_platform != "win32"` ([dependency
/// specifiers](https://packaging.python.org/en/latest/specifications/dependency-specifiers/), once PEP 508).
public sealed interface Marker {

    /// Reads a marker.
    ///
    /// @throws RequirementSyntaxException if it is none: unknown variables and comparisons that nothing can
    /// answer, such
    ///     as `os_name ~= "x"`, are faults of the text too
    static Marker parse(String text) throws RequirementSyntaxException {
        var scanner = new Scanner(text);
        Marker marker = new MarkerReader(scanner).read();
        if (!scanner.isAtEnd()) {
            throw scanner.fails("'and', 'or' or the end of the marker");
        }
        return marker;
    }

    /// Whether it holds, as far as the environment is known.
    ///
    /// @param extras what was asked for of the package whose metadata the marker stands in, or of the lock
    /// file
    /// @param groups the dependency groups that were asked for of the lock file
    default Truth evaluate(Environment environment, Set<Extra> extras, Set<Extra> groups) {
        return new Evaluation(environment, extras, groups).of(this);
    }

    /// Whether it holds. What depends on something that isn't known of the environment doesn't hold; who must
    /// tell the two apart asks [#evaluate].
    ///
    /// @param extras what was asked for of the package whose metadata the marker stands in
    default boolean holds(Environment environment, Set<Extra> extras) {
        return evaluate(environment, extras, Set.of()) == Truth.YES;
    }

    /// What the marker reads. `extra` belongs in the metadata of packages only, `extras` and
    /// `dependency_groups` in lock files only.
    default Set<Variable> variables() {
        return switch (this) {
            case All all -> union(all.parts());
            case Any any -> union(any.parts());
            case Comparison comparison -> {
                var found = EnumSet.noneOf(Variable.class);
                for (Operand side : List.of(comparison.left(), comparison.right())) {
                    if (side instanceof Variable variable) {
                        found.add(variable);
                    }
                }
                yield found;
            }
        };
    }

    private static Set<Variable> union(List<Marker> parts) {
        return parts.stream()
                .flatMap(part -> part.variables().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Variable.class)));
    }

    /// Markers that must all hold.
    ///
    /// @param parts at least two, none of which is of this kind itself
    record All(List<Marker> parts) implements Marker {

        /// Takes in the parts of those that are of this kind themselves.
        public All {
            parts = parts.stream()
                    .flatMap(part -> part instanceof All all ? all.parts().stream() : Stream.of(part))
                    .toList();
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Any ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" and "));
        }
    }

    /// Markers of which one must hold.
    ///
    /// @param parts at least two, none of which is of this kind itself
    record Any(List<Marker> parts) implements Marker {

        /// Takes in the parts of those that are of this kind themselves.
        public Any {
            parts = parts.stream()
                    .flatMap(part -> part instanceof Any any ? any.parts().stream() : Stream.of(part))
                    .toList();
        }

        @Override
        public String toString() {
            return parts.stream().map(Marker::toString).collect(Collectors.joining(" or "));
        }
    }

    /// Two sides compared; at least one is a variable.
    ///
    /// @param left the side that is asked about
    /// @param relation how it is compared
    /// @param right the side it is compared with
    record Comparison(Operand left, Relation relation, Operand right) implements Marker {

        /// Checks that the comparison has an answer.
        ///
        /// @throws IllegalArgumentException if nothing can answer it
        public Comparison {
            Comparisons.fault(left, relation, right).ifPresent(fault -> {
                throw new IllegalArgumentException(fault);
            });
        }

        /// The variable that says how to compare.
        Variable variable() {
            return left instanceof Variable variable ? variable : (Variable) right;
        }

        @Override
        public String toString() {
            return left + " " + relation + " " + right;
        }
    }
}
