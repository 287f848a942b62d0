package app.pip.engine.version;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is asked of a version: comparisons that must all hold, such as `>=1.2, !=1.3.*`, by the [version
/// specifiers specification](https://packaging.python.org/en/latest/specifications/version-specifiers/) (PEP
/// 440). Whether a pre-release may be taken is no question of these comparisons: [#contains] answers by order
/// alone, and who chooses asks [#mentionsPrerelease] and [Version#isPrerelease].
public final class Specifiers {

    /// Any version.
    public static final Specifiers ANY = new Specifiers(List.of());

    private final List<Specifier> all;
    private final VersionSet set;

    private Specifiers(List<Specifier> all) {
        this.all = List.copyOf(all);
        set = all.stream().map(VersionSet::of).reduce(VersionSet.ALL, VersionSet::intersection);
    }

    /// Reads comparisons with commas between them; nothing between two commas, or nothing at all, asks
    /// nothing.
    ///
    /// @throws IllegalArgumentException if one is no comparison
    public static Specifiers parse(String text) {
        return new Specifiers(Arrays.stream(text.split(",", -1))
                .map(Blanks::strip)
                .filter(part -> !part.isEmpty())
                .map(Specifier::parse)
                .toList());
    }

    /// Reads foreign text; nothing if it is no list of comparisons.
    public static Optional<Specifiers> read(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// These comparisons.
    public static Specifiers of(Specifier... all) {
        return new Specifiers(List.of(all));
    }

    /// The comparisons, in the order in which they are written.
    public List<Specifier> all() {
        return all;
    }

    /// Whether all comparisons hold for a version. A pre-release is compared like any other version.
    public boolean contains(Version version) {
        return set.contains(version);
    }

    /// Whether a comparison asks for pre-releases by naming one, as `>=2.0rc1` does.
    public boolean mentionsPrerelease() {
        return all.stream().anyMatch(Specifier::mentionsPrerelease);
    }

    /// These comparisons and those.
    public Specifiers and(Specifiers other) {
        return new Specifiers(
                Stream.concat(all.stream(), other.all.stream()).distinct().toList());
    }

    VersionSet set() {
        return set;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Specifiers specifiers && all.equals(specifiers.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    /// The comparisons as written, with commas between them.
    @Override
    public String toString() {
        return all.stream().map(Specifier::toString).collect(Collectors.joining(","));
    }
}
