package app.pip.engine.naming;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which build of a wheel it is, of several of the same version: among otherwise equal wheels the highest is
/// taken. None at all is below any.
///
/// @param number what it begins with; negative for none
/// @param rest what follows
public record BuildNumber(BigInteger number, String rest) implements Comparable<BuildNumber> {

    /// No build number.
    public static final BuildNumber NONE = new BuildNumber(BigInteger.ONE.negate(), "");

    private static final Comparator<BuildNumber> ORDER =
            Comparator.comparing(BuildNumber::number).thenComparing(BuildNumber::rest);
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,100})(.*)");

    /// The build number that a foreign text stands for; nothing if it doesn't begin with a digit.
    static Optional<BuildNumber> read(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new BuildNumber(new BigInteger(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    @Override
    public int compareTo(BuildNumber other) {
        return ORDER.compare(this, other);
    }

    /// The number and what follows; empty for none.
    @Override
    public String toString() {
        return number.signum() < 0 ? "" : number + rest;
    }
}
