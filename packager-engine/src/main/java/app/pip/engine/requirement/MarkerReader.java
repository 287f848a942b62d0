package app.pip.engine.requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads a marker by the specification's grammar: `and` binds more tightly than `or`.
final class MarkerReader {

    /// A hostile text can't nest more deeply than we can follow.
    private static final int DEEPEST = 50;

    private static final String WORD = "_";
    private static final List<Relation> SYMBOLS = List.of(
            Relation.IDENTICAL,
            Relation.EQUAL,
            Relation.COMPATIBLE,
            Relation.NOT_EQUAL,
            Relation.AT_MOST,
            Relation.AT_LEAST,
            Relation.LESS,
            Relation.GREATER);

    private final Scanner scanner;
    private int depth;

    MarkerReader(Scanner scanner) {
        this.scanner = scanner;
    }

    /// Reads as much as is a marker, and the blanks after it.
    Marker read() throws RequirementSyntaxException {
        var parts = new ArrayList<Marker>();
        do {
            parts.add(all());
        } while (acceptsWord("or"));
        return joined(parts, Marker.Any::new);
    }

    private Marker all() throws RequirementSyntaxException {
        var parts = new ArrayList<Marker>();
        do {
            parts.add(one());
        } while (acceptsWord("and"));
        return joined(parts, Marker.All::new);
    }

    private static Marker joined(List<Marker> parts, Function<List<Marker>, Marker> join) {
        return parts.size() == 1 ? parts.getFirst() : join.apply(parts);
    }

    private Marker one() throws RequirementSyntaxException {
        scanner.skipBlanks();
        int begin = scanner.position();
        if (!scanner.accepts("(")) {
            return comparison();
        }
        depth++;
        if (depth > DEEPEST) {
            throw scanner.failsAt(begin, "fewer brackets inside each other");
        }
        Marker inner = read();
        scanner.expect(")", "')' for the '(' at " + begin);
        scanner.skipBlanks();
        depth--;
        return inner;
    }

    private Marker comparison() throws RequirementSyntaxException {
        int begin = scanner.position();
        Operand left = operand();
        Relation relation = relation();
        scanner.skipBlanks();
        Operand right = operand();
        Optional<String> fault = Comparisons.fault(left, relation, right);
        if (fault.isPresent()) {
            throw scanner.failsAt(begin, fault.get());
        }
        return new Marker.Comparison(left, relation, right);
    }

    private Operand operand() throws RequirementSyntaxException {
        int begin = scanner.position();
        Operand operand;
        if (scanner.accepts("\"")) {
            operand = literal("\"");
        } else if (scanner.accepts("'")) {
            operand = literal("'");
        } else {
            operand = Variable.named(scanner.run("_."))
                    .orElseThrow(
                            () -> scanner.failsAt(begin, "a variable such as python_version, or a text in quotes"));
        }
        scanner.skipBlanks();
        return operand;
    }

    private Operand literal(String quote) throws RequirementSyntaxException {
        int begin = scanner.position();
        String text = scanner.upTo(quote);
        scanner.expect(quote, "the quote that ends the text at " + begin);
        if (text.chars().anyMatch(Operand.Literal::isUnwritable)) {
            throw scanner.failsAt(begin, "a text without backslashes and line breaks");
        }
        return new Operand.Literal(text);
    }

    private Relation relation() throws RequirementSyntaxException {
        for (Relation symbol : SYMBOLS) {
            if (scanner.accepts(symbol.toString())) {
                return symbol;
            }
        }
        if (acceptsWord("in")) {
            return Relation.IN;
        }
        if (acceptsWord("not")) {
            scanner.skipBlanks();
            if (acceptsWord("in")) {
                return Relation.NOT_IN;
            }
            throw scanner.fails("'in' after 'not'");
        }
        throw scanner.fails("one of <=, <, !=, ==, >=, >, ~=, ===, in, not in");
    }

    private boolean acceptsWord(String word) {
        int begin = scanner.position();
        boolean there = scanner.run(WORD).equals(word);
        if (!there) {
            scanner.goTo(begin);
        }
        return there;
    }
}
