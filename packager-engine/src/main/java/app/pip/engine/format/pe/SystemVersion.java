package app.pip.engine.format.pe;

/// A version of Windows as its files count it: 6.0 is Vista, 6.1 is 7, 10.0 is both 10 and 11.
///
/// @param major the first number
/// @param minor the second number
public record SystemVersion(int major, int minor) implements Comparable<SystemVersion> {

    @Override
    public int compareTo(SystemVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
