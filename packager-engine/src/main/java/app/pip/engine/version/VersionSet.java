package app.pip.engine.version;

import java.util.ArrayList;
import java.util.List;

/// A set of versions: disjoint intervals in the order of versions, exact by PEP 440 for every comparison.
/// `>1.7` leaves out `1.7.post1` and `1.7+local`, `<1.7` leaves out `1.7rc1`, `==1.1` holds `1.1+local`. Two
/// sets that hold the same versions are equal.
public final class VersionSet {

    /// No version.
    public static final VersionSet NONE = new VersionSet(List.of());

    /// Every version.
    public static final VersionSet ALL = new VersionSet(List.of(Cut.BOTTOM, Cut.TOP));

    /// Where it begins, ends, begins again …; strictly ascending, of even number.
    private final List<Cut> cuts;

    private VersionSet(List<Cut> cuts) {
        this.cuts = cuts;
    }

    /// The versions for which all comparisons hold.
    public static VersionSet of(Specifiers specifiers) {
        return specifiers.set();
    }

    /// The versions for which a comparison holds.
    ///
    /// `===` compares strings, a set holds versions: `===1.0` holds the version whose normalised text is
    /// `1.0` in any case of letters, with exactly that local part, and so `1.0.0`, which is the same version,
    /// too. With a text that is no version, or not a normalised one, it holds none.
    public static VersionSet of(Specifier specifier) {
        var parts = specifier.parts();
        if (parts.isEmpty()) {
            return NONE;
        }
        Parts version = parts.get();
        int length = version.release().size();
        return switch (specifier.operator()) {
            case IDENTICAL -> specifier.version().equalsIgnoreCase(version.toString()) ? of(Version.of(version)) : NONE;
            case COMPATIBLE -> between(Cut.before(version), Cut.before(version.afterAll(length - 1)));
            case EQUAL -> equal(specifier, version);
            case NOT_EQUAL -> equal(specifier, version).complement();
            case AT_MOST -> between(Cut.BOTTOM, Cut.afterLocals(version));
            case AT_LEAST -> between(Cut.before(version), Cut.TOP);
            case LESS ->
                between(Cut.BOTTOM, version.isPrerelease() ? Cut.before(version) : Cut.beforePrereleases(version));
            case GREATER ->
                between(
                        version.dev().isEmpty() && version.post().isEmpty()
                                ? Cut.afterPosts(version)
                                : Cut.afterLocals(version),
                        Cut.TOP);
        };
    }

    /// Exactly one version; its local versions are others.
    public static VersionSet of(Version version) {
        return between(Cut.before(version.parts()), Cut.after(version));
    }

    /// A version and every newer one.
    public static VersionSet atLeast(Version version) {
        return between(Cut.before(version.parts()), Cut.TOP);
    }

    private static VersionSet equal(Specifier specifier, Parts version) {
        if (specifier.isPrefix()) {
            int length = version.release().size();
            return between(Cut.before(version.first(length)), Cut.before(version.afterAll(length)));
        }
        return version.local().isEmpty()
                ? between(Cut.before(version), Cut.afterLocals(version))
                : of(Version.of(version));
    }

    private static VersionSet between(Cut lower, Cut upper) {
        return lower.compareTo(upper) < 0 ? new VersionSet(List.of(lower, upper)) : NONE;
    }

    /// Whether a version is in it.
    public boolean contains(Version version) {
        int low = 0;
        int high = cuts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cuts.get(middle).isAbove(version)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return (low & 1) == 1;
    }

    /// The parts of a list that are in it, in the list's order: for long lists faster than asking for each version.
    ///
    /// @param ascending versions, oldest first
    public List<List<Version>> partsOf(List<Version> ascending) {
        var parts = new ArrayList<List<Version>>();
        for (int i = 0; i < cuts.size(); i += 2) {
            int from = above(cuts.get(i), ascending);
            int to = above(cuts.get(i + 1), ascending);
            if (from < to) {
                parts.add(ascending.subList(from, to));
            }
        }
        return parts;
    }

    /// The index of the first version above a place.
    private static int above(Cut cut, List<Version> ascending) {
        int low = 0;
        int high = ascending.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cut.isAbove(ascending.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// What is in this or the other.
    public VersionSet union(VersionSet other) {
        return merge(other, 1);
    }

    /// What is in both.
    public VersionSet intersection(VersionSet other) {
        return merge(other, 2);
    }

    /// Every version that is not in it.
    public VersionSet complement() {
        if (cuts.isEmpty()) {
            return ALL;
        }
        var all = new ArrayList<Cut>(cuts.size() + 2);
        boolean fromBottom = cuts.getFirst().equals(Cut.BOTTOM);
        boolean toTop = cuts.getLast().equals(Cut.TOP);
        if (!fromBottom) {
            all.add(Cut.BOTTOM);
        }
        all.addAll(cuts.subList(fromBottom ? 1 : 0, cuts.size() - (toTop ? 1 : 0)));
        if (!toTop) {
            all.add(Cut.TOP);
        }
        return new VersionSet(List.copyOf(all));
    }

    /// Whether it holds no version.
    public boolean isEmpty() {
        return cuts.isEmpty();
    }

    /// Whether the other holds everything that this one does.
    public boolean isSubsetOf(VersionSet other) {
        return intersection(other).equals(this);
    }

    /// Walks both along the order of versions; a version is taken if at least that many of the two hold it.
    private VersionSet merge(VersionSet other, int wanted) {
        var merged = new ArrayList<Cut>(cuts.size() + other.cuts.size());
        int left = 0;
        int right = 0;
        while (left < cuts.size() || right < other.cuts.size()) {
            int order = left == cuts.size()
                    ? 1
                    : right == other.cuts.size() ? -1 : cuts.get(left).compareTo(other.cuts.get(right));
            Cut cut = order <= 0 ? cuts.get(left) : other.cuts.get(right);
            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
            boolean inside = (left & 1) + (right & 1) >= wanted;
            if (inside != ((merged.size() & 1) == 1)) {
                merged.add(cut);
            }
        }
        return new VersionSet(List.copyOf(merged));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionSet set && cuts.equals(set.cuts);
    }

    @Override
    public int hashCode() {
        return cuts.hashCode();
    }

    /// The intervals, for people: `>=1.0,<2.0 | ==3.1`.
    @Override
    public String toString() {
        if (cuts.isEmpty()) {
            return "none";
        }
        var words = new ArrayList<String>();
        for (int i = 0; i < cuts.size(); i += 2) {
            words.add(Cut.words(cuts.get(i), cuts.get(i + 1)));
        }
        return String.join(" | ", words);
    }
}
