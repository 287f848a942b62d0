package app.pip.engine.format.elf;

import java.util.Optional;
import java.util.regex.Pattern;

/// A version of the GNU C library.
///
/// @param major 2 since 1997
/// @param minor such as 35
public record GlibcVersion(int major, int minor) implements Comparable<GlibcVersion> {

    private static final Pattern SYMBOL = Pattern.compile("GLIBC_(\\d{1,4})\\.(\\d{1,4})(\\.\\d+)*");

    /// Not a version by its name: the mark of files whose packed relocations only glibc 2.36 and newer can read.
    private static final String PACKED_RELOCATIONS = "GLIBC_ABI_DT_RELR";

    /// The version that a symbol version such as `GLIBC_2.35` stands for; none for those of other libraries and for
    /// `GLIBC_PRIVATE`.
    public static Optional<GlibcVersion> ofSymbol(String symbolVersion) {
        if (symbolVersion.equals(PACKED_RELOCATIONS)) {
            return Optional.of(new GlibcVersion(2, 36));
        }
        var matcher = SYMBOL.matcher(symbolVersion);
        return matcher.matches()
                ? Optional.of(new GlibcVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(GlibcVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
