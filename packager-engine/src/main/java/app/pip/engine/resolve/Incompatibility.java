package app.pip.engine.resolve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Terms of which at least one must be false in every solution. Compared by identity.
final class Incompatibility {

    private final int number;
    private final Map<Node, Term> terms;
    private final Cause cause;

    private Incompatibility(int number, Map<Node, Term> terms, Cause cause) {
        this.number = number;
        this.terms = terms;
        this.cause = cause;
    }

    /// These terms, in this order, without those that always hold.
    ///
    /// @param number its place among all, counted from 0
    static Incompatibility of(int number, Map<Node, Term> terms, Cause cause) {
        var said = new LinkedHashMap<>(terms);
        said.values().removeIf(Term.ANYTHING::equals);
        return new Incompatibility(number, Collections.unmodifiableMap(said), cause);
    }

    /// What must follow from two that speak of the same package with terms one of which always holds:
    /// everything else
    /// that they say. If the two terms leave a gap, what is left of them stays.
    static Incompatibility resolvent(int number, Incompatibility left, Incompatibility right, Node pivot) {
        var terms = new LinkedHashMap<Node, Term>();
        left.terms.forEach((node, term) -> {
            if (!node.equals(pivot)) {
                terms.put(node, term);
            }
        });
        right.terms.forEach((node, term) -> {
            if (!node.equals(pivot)) {
                terms.merge(node, term, Term::and);
            }
        });
        Term rest = left.termOf(pivot).or(right.termOf(pivot));
        if (!rest.equals(Term.ANYTHING)) {
            terms.put(pivot, rest);
        }
        // the root is always chosen, so that saying so says nothing
        if (terms.size() > 1 && terms.getOrDefault(Node.ROOT, Term.ANYTHING).positive()) {
            terms.remove(Node.ROOT);
        }
        return new Incompatibility(number, Collections.unmodifiableMap(terms), new Cause.Derived(left, right, pivot));
    }

    /// Its place among all.
    int number() {
        return number;
    }

    /// By package.
    Map<Node, Term> terms() {
        return terms;
    }

    /// Why it holds.
    Cause cause() {
        return cause;
    }

    /// What it says of a package.
    Optional<Term> term(Node node) {
        return Optional.ofNullable(terms.get(node));
    }

    /// What it says of a package of which it is known to speak.
    Term termOf(Node node) {
        return term(node).orElseThrow();
    }

    /// Whether it denies that there is a solution at all.
    boolean isFinal() {
        return terms.isEmpty()
                || (terms.size() == 1
                        && terms.getOrDefault(Node.ROOT, Term.ANYTHING).positive());
    }

    @Override
    public String toString() {
        return number + " " + terms + " " + cause.getClass().getSimpleName();
    }
}
