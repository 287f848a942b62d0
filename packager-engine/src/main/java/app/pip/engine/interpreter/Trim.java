package app.pip.engine.interpreter;

import app.pip.engine.tree.TreePath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What of an interpreter doesn't travel. The tables, with a reason for each line, are resources: `trim.txt` for all,
/// others for one source or for interpreters without Tk.
final class Trim {

    private final List<Rule> rules;

    private Trim(List<Rule> rules) {
        this.rules = rules;
    }

    /// The rules for an interpreter.
    ///
    /// @param stdlib the folder of its standard library
    /// @param more names of the tables that count besides `trim.txt`
    static Trim of(TreePath stdlib, String... more) {
        return new Trim(Stream.concat(Stream.of("trim.txt"), Stream.of(more))
                .flatMap(table -> Lines.of(table).stream())
                .map(line -> line.split(" : ", 2))
                .map(half -> new Rule(half[0], pattern(half[0].replace("{stdlib}", stdlib.toString())), half[1]))
                .toList());
    }

    /// The rule by which a file stays behind.
    Optional<Rule> rule(TreePath path) {
        String text = path.toString();
        return rules.stream()
                .filter(rule -> rule.pattern().matcher(text).matches())
                .findFirst();
    }

    /// All rules, in the order of the table.
    List<Rule> rules() {
        return rules;
    }

    private static Pattern pattern(String glob) {
        var regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(c == '*' ? "[^/]*" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }

    /// One line of the table.
    ///
    /// @param text as written
    /// @param pattern matches whole paths
    /// @param reason in words
    record Rule(String text, Pattern pattern, String reason) {}
}
