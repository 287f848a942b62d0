package app.pip.engine.version;

import java.util.Arrays;
import java.util.Optional;

/// A version of a project, normalised. Ordered, and equal, by the rules of the [version specifiers
/// specification](https://packaging.python.org/en/latest/specifications/version-specifiers/) (PEP 440):
/// `1.0.dev1 < 1.0a1 < 1.0 < 1.0+local < 1.0.post1`, and `1.0` is `1.0.0`.
public final class Version implements Comparable<Version> {

    private final String text;
    private final byte[] key;
    private final long head;
    private final boolean prerelease;

    private Version(Parts parts) {
        text = parts.toString();
        key = SortKey.of(parts);
        head = SortKey.head(key);
        prerelease = parts.isPrerelease();
    }

    /// The version that a text stands for; every spelling that the specification allows is read, such as
    /// `v1.0-alpha_2`.
    ///
    /// @throws IllegalArgumentException if it is no version
    public static Version parse(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no version"));
    }

    /// The version that a foreign text stands for; nothing if it is none.
    public static Optional<Version> read(String text) {
        return Parts.read(Blanks.strip(text)).map(Version::new);
    }

    static Version of(Parts parts) {
        return new Version(parts);
    }

    /// Whether it comes before a final release: an alpha, beta, release candidate or development release.
    public boolean isPrerelease() {
        return prerelease;
    }

    /// What follows a `+`, normalised, such as `cu121` of `2.3.0+cu121`.
    public Optional<String> local() {
        int plus = text.indexOf('+');
        return plus < 0 ? Optional.empty() : Optional.of(text.substring(plus + 1));
    }

    /// The same version without its local part.
    public Version withoutLocal() {
        return text.indexOf('+') < 0 ? this : new Version(parts().open());
    }

    /// Epoch and release only: `1!2.0` of `1!2.0rc1.post2.dev3+local`.
    public Version base() {
        return new Version(parts().base());
    }

    /// A number of the release, counted from 0: `release(1)` of `3.14.2` is 14. 0 beyond the release's end,
    /// and the largest int for numbers that are larger.
    public int release(int index) {
        var release = parts().release();
        String number = index < release.size() ? release.get(index) : "0";
        return number.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(number);
    }

    Parts parts() {
        return Parts.read(text).orElseThrow();
    }

    byte[] key() {
        return key;
    }

    long head() {
        return head;
    }

    @Override
    public int compareTo(Version other) {
        return SortKey.compare(head, key, other.head, other.key);
    }

    /// Equal in order: `1.0` equals `1.0.0`.
    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && head == version.head && Arrays.equals(key, version.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /// The normalised text; zeros at the end of the release stay.
    @Override
    public String toString() {
        return text;
    }
}
