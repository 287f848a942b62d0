package app.pip.engine.version;

import java.util.Arrays;

/// A place between two neighbouring versions, where a set of them can begin or end. Two places that have no
/// version between them are equal, so that sets with the same versions are equal.
final class Cut implements Comparable<Cut> {

    private static final String NOTHING = "";

    /// Below every version.
    static final Cut BOTTOM = new Cut(Version.parse("0.dev0").key(), NOTHING, "<0.dev0");

    /// Above every version.
    static final Cut TOP = new Cut(new byte[] {(byte) SortKey.ABOVE_ALL}, ">=∞", NOTHING);

    private final byte[] key;
    private final long head;
    private final String asLower;
    private final String asUpper;

    private Cut(byte[] key, String asLower, String asUpper) {
        this.key = key;
        head = SortKey.head(key);
        this.asLower = asLower;
        this.asUpper = asUpper;
    }

    /// Directly below a version.
    static Cut before(Parts version) {
        return new Cut(SortKey.of(version), ">=" + version, "<" + version);
    }

    /// Directly below a version's own pre-releases.
    static Cut beforePrereleases(Parts version) {
        Parts first = version.withDev("0");
        return new Cut(SortKey.of(first), ">=" + first, "<" + version);
    }

    /// Directly above a version and below its local versions.
    static Cut after(Version version) {
        return new Cut(SortKey.after(version.key()), ">" + version, "<=" + version);
    }

    /// Above a version and all its local versions.
    static Cut afterLocals(Parts version) {
        Parts next = version.next();
        return new Cut(SortKey.of(next), ">=" + next, "<=" + version);
    }

    /// Above a version, its post-releases and all their local versions.
    static Cut afterPosts(Parts version) {
        if (!version.phase().isEmpty()) {
            Parts next = version.nextPre();
            return new Cut(SortKey.of(next), ">" + version, "<" + next);
        }
        return new Cut(SortKey.afterPosts(version), ">" + version, "<=" + version + ".post∞");
    }

    boolean isAbove(Version version) {
        return SortKey.compare(head, key, version.head(), version.key()) > 0;
    }

    @Override
    public int compareTo(Cut other) {
        return SortKey.compare(head, key, other.head, other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cut cut && Arrays.equals(key, cut.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /// What lies between two places, for people.
    static String words(Cut lower, Cut upper) {
        String from = lower.equals(BOTTOM) ? NOTHING : lower.asLower;
        String to = upper.equals(TOP) ? NOTHING : upper.asUpper;
        if (from.startsWith(">=") && to.startsWith("<=") && from.substring(2).equals(to.substring(2))) {
            return "==" + from.substring(2);
        }
        String both = from + (from.isEmpty() || to.isEmpty() ? NOTHING : ",") + to;
        return both.isEmpty() ? "any" : both;
    }
}
