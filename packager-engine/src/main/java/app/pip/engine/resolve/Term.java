package app.pip.engine.resolve;

import app.pip.engine.version.Version;
import app.pip.engine.version.VersionSet;

/// A statement about a package: a version of that set is chosen; or, if not positive, none of that set is
/// chosen, nor need
/// there be any.
///
/// @param positive whether a version must be chosen
/// @param set of which versions it speaks
record Term(boolean positive, VersionSet set) {

    /// What always holds.
    static final Term ANYTHING = new Term(false, VersionSet.NONE);

    /// A version of the set is chosen.
    static Term in(VersionSet set) {
        return new Term(true, set);
    }

    /// No version of the set is chosen.
    static Term notIn(VersionSet set) {
        return new Term(false, set);
    }

    /// Exactly what this one denies.
    Term negated() {
        return new Term(!positive, set);
    }

    /// Whether it holds if that version is chosen.
    boolean allows(Version version) {
        return positive == set.contains(version);
    }

    /// Both hold.
    Term and(Term other) {
        if (positive && other.positive) {
            return in(set.intersection(other.set));
        }
        if (positive) {
            return in(set.intersection(other.set.complement()));
        }
        return other.positive ? other.and(this) : notIn(set.union(other.set));
    }

    /// At least one of them holds.
    Term or(Term other) {
        return negated().and(other.negated()).negated();
    }

    /// Whether the other holds whenever this one does.
    boolean implies(Term other) {
        if (other.positive) {
            return positive && set.isSubsetOf(other.set);
        }
        return positive ? set.intersection(other.set).isEmpty() : other.set.isSubsetOf(set);
    }

    /// Whether the other can't hold when this one does.
    boolean excludes(Term other) {
        return implies(other.negated());
    }

    /// Whether it can't hold at all.
    boolean isImpossible() {
        return positive && set.isEmpty();
    }
}
