package app.pip.engine.format.macho;

/// A version of macOS, without the third number.
///
/// @param major such as 15
/// @param minor such as 7
public record SystemVersion(int major, int minor) implements Comparable<SystemVersion> {

    /// Takes apart `xxxx.yy.zz`, the form it has in load commands: 16, 8 and 8 bits.
    static SystemVersion ofPacked(long packed) {
        return new SystemVersion((int) (packed >> 16) & 0xffff, (int) (packed >> 8) & 0xff);
    }

    @Override
    public int compareTo(SystemVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
