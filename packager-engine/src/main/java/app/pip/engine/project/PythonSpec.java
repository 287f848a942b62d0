package app.pip.engine.project;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which Pythons are wanted: a version such as `3`, `3.14` or `3.14.3`, or a list of comparisons such as `>=3.12,<3.15`
/// (PEP 440, final releases only, which is all that interpreters come as).
///
/// @param text as written
/// @param clauses all of which hold
public record PythonSpec(String text, List<Clause> clauses) {

    /// Any Python.
    public static final PythonSpec ANY = new PythonSpec("", List.of());

    private static final Pattern CLAUSE =
            Pattern.compile("\\s*(===?|!=|~=|>=|<=|>|<)?\\s*(\\d+(?:\\.\\d+){0,3})(\\.\\*)?\\s*");

    /// Copies the clauses.
    public PythonSpec {
        clauses = List.copyOf(clauses);
    }

    /// Reads what the user wrote.
    ///
    /// @throws IllegalArgumentException if it is neither a version nor a list of comparisons
    public static PythonSpec parse(String text) {
        return new PythonSpec(
                text, Arrays.stream(text.split(",", -1)).map(PythonSpec::clause).toList());
    }

    /// Whether a version, such as `3.14.3`, is wanted.
    public boolean allows(String version) {
        List<Integer> numbers = numbers(version);
        return clauses.stream().allMatch(clause -> clause.allows(numbers));
    }

    private static Clause clause(String text) {
        Matcher matcher = CLAUSE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no version of Python; 3, 3.14 or >=3.12 would be.");
        }
        String operator = matcher.group(1);
        boolean prefix = operator == null || matcher.group(3) != null;
        return new Clause(operator == null ? "==" : operator, numbers(matcher.group(2)), prefix);
    }

    private static List<Integer> numbers(String version) {
        return Arrays.stream(version.split("\\.")).map(Integer::valueOf).toList();
    }

    /// One comparison.
    ///
    /// @param operator of PEP 440
    /// @param release the numbers
    /// @param prefix whether only as many numbers count as are given
    public record Clause(String operator, List<Integer> release, boolean prefix) {

        private boolean allows(List<Integer> version) {
            int order = compare(version, release);
            boolean same = prefix ? begins(version, release.size()) : order == 0;
            return switch (operator) {
                case "==", "===" -> same;
                case "!=" -> !same;
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                default -> order >= 0 && begins(version, release.size() - 1);
            };
        }

        private boolean begins(List<Integer> version, int count) {
            return version.size() >= count && version.subList(0, count).equals(release.subList(0, count));
        }

        private static int compare(List<Integer> left, List<Integer> right) {
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                int order = Integer.compare(i < left.size() ? left.get(i) : 0, i < right.size() ? right.get(i) : 0);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }
}
