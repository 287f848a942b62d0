package app.pip.engine.version;

import java.util.Arrays;
import java.util.Optional;

/// One comparison of a version, such as `>=1.2` or `==1.4.*`.
///
/// @param operator how to compare
/// @param version what to compare with, as written, without blanks around it; ends with `.*` if it is a
/// beginning
public record Specifier(Operator operator, String version) {

    private static final String PREFIX = ".*";

    /// Checks that the operator can have that version.
    ///
    /// @throws IllegalArgumentException if it can't, or it is no version
    public Specifier {
        if (!fits(operator, version)) {
            throw new IllegalArgumentException("'" + operator + version + "' is no comparison of versions");
        }
    }

    /// Reads one comparison.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Specifier parse(String text) {
        return read(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no comparison of versions"));
    }

    /// Reads foreign text; nothing if it is no comparison.
    public static Optional<Specifier> read(String text) {
        String stripped = Blanks.strip(text);
        return Arrays.stream(Operator.values())
                .filter(known -> stripped.startsWith(known.toString()))
                .findFirst()
                .flatMap(operator -> read(operator, stripped));
    }

    private static Optional<Specifier> read(Operator operator, String text) {
        String version = Blanks.strip(text.substring(operator.toString().length()));
        return fits(operator, version) ? Optional.of(new Specifier(operator, version)) : Optional.empty();
    }

    /// Whether versions are meant that begin with this one: `==1.4.*`, `!=1.4.*`.
    public boolean isPrefix() {
        return operator != Operator.IDENTICAL && version.endsWith(PREFIX);
    }

    /// Whether the comparison asks for pre-releases by naming one, as `>=2.0rc1` does and `!=2.0rc1` doesn't.
    public boolean mentionsPrerelease() {
        return operator != Operator.NOT_EQUAL
                && Version.read(version).map(Version::isPrerelease).orElse(false);
    }

    /// The version without `.*`; nothing for text that is none, which only `===` can have.
    Optional<Parts> parts() {
        return Parts.read(isPrefix() ? version.substring(0, version.length() - PREFIX.length()) : version);
    }

    private static boolean fits(Operator operator, String version) {
        boolean prefix = version.endsWith(PREFIX);
        Optional<Parts> parts = Parts.read(prefix ? version.substring(0, version.length() - PREFIX.length()) : version);
        return switch (operator) {
            case IDENTICAL ->
                !version.isEmpty() && version.chars().noneMatch(c -> Blanks.isBlank(c) || c == ';' || c == ')');
            case EQUAL, NOT_EQUAL ->
                parts.filter(found -> !prefix || found.equals(found.base())).isPresent();
            case COMPATIBLE ->
                !prefix
                        && parts.filter(found -> found.local().isEmpty()
                                        && found.release().size() > 1)
                                .isPresent();
            case AT_MOST, AT_LEAST, LESS, GREATER ->
                !prefix && parts.filter(found -> found.local().isEmpty()).isPresent();
        };
    }

    @Override
    public String toString() {
        return operator + version;
    }
}
