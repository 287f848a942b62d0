package app.pip.engine.requirement;

import app.pip.engine.version.Operator;
import java.util.Arrays;
import java.util.Optional;

/// How a marker compares its two sides.
public enum Relation {
    IDENTICAL("==="),
    EQUAL("=="),
    COMPATIBLE("~="),
    NOT_EQUAL("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    LESS("<"),
    GREATER(">"),
    IN("in"),
    NOT_IN("not in");

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    /// The same comparison between versions; nothing for `in` and `not in`.
    Optional<Operator> operator() {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.toString().equals(symbol))
                .findFirst();
    }

    /// Whether it holds where nothing fits.
    boolean isNegative() {
        return this == NOT_EQUAL || this == NOT_IN;
    }

    /// As it is written.
    @Override
    public String toString() {
        return symbol;
    }
}
