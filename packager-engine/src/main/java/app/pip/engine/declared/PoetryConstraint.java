package app.pip.engine.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Poetry's own way to say which versions will do, as comparisons of PEP 440: `^1.2` is `>=1.2,<2`,
/// `~1.2` is `>=1.2,<1.3`, `1.2` is `==1.2`, `*` is anything
/// ([dependency specification](https://python-poetry.org/docs/dependency-specification/)).
final class PoetryConstraint {

    private static final Pattern PART = Pattern.compile("(\\^|~=|~|===?|!=|>=|<=|>|<|)\\s*v?([0-9A-Za-z*][^\\s,]*)");
    private static final Pattern RELEASE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9}){0,5})(.*)");

    private PoetryConstraint() {}

    /// The comparisons with commas between them; nothing if it can't be said so, as with `||`.
    static Optional<String> translate(String text) {
        if (text.contains("|")) {
            return Optional.empty();
        }
        var clauses = new ArrayList<String>();
        Matcher part = PART.matcher(text.strip());
        int end = 0;
        while (part.find()) {
            if (!text.strip().substring(end, part.start()).matches("[\\s,]*")) {
                return Optional.empty();
            }
            Optional<String> clause = clause(part.group(1), part.group(2));
            if (clause.isEmpty()) {
                return Optional.empty();
            }
            clauses.add(clause.get());
            end = part.end();
        }
        clauses.removeIf(String::isEmpty);
        return Optional.of(String.join(",", clauses));
    }

    private static Optional<String> clause(String operator, String version) {
        if (version.equals("*")) {
            return Optional.of("");
        }
        Matcher release = RELEASE.matcher(version);
        if (!release.matches()) {
            return Optional.empty();
        }
        List<Long> numbers = numbers(release.group(1));
        return Optional.of(
                switch (operator) {
                    case "^" -> ">=" + version + ",<" + above(numbers, significant(numbers));
                    case "~" -> ">=" + version + ",<" + above(numbers, Math.min(2, numbers.size()) - 1);
                    case "" -> "==" + version;
                    default -> operator + version;
                });
    }

    private static List<Long> numbers(String release) {
        var numbers = new ArrayList<Long>();
        for (String number : release.split("\\.", -1)) {
            numbers.add(Long.valueOf(number));
        }
        return numbers;
    }

    /// The first number that isn't 0, or the last one.
    private static int significant(List<Long> numbers) {
        int at = 0;
        while (at < numbers.size() - 1 && numbers.get(at) == 0) {
            at++;
        }
        return at;
    }

    /// The release with the number at an index raised by one, and none behind it.
    private static String above(List<Long> numbers, int index) {
        var above = new StringBuilder();
        for (int i = 0; i < index; i++) {
            above.append(numbers.get(i)).append('.');
        }
        return above.append(numbers.get(index) + 1).toString();
    }
}
