package app.pip.engine.platform;

import java.util.Map;
import java.util.TreeMap;

/// The oldest system that something runs on: the highest version that any of its files asks for. On Linux it counts
/// versions of the C library (glibc).
///
/// @param family which system
/// @param major the version's first number
/// @param minor the version's second number
public record Floor(Family family, int major, int minor) implements Comparable<Floor> {

    /// The first Ubuntu with each glibc that matters: the distribution most people can place.
    private static final TreeMap<Integer, String> UBUNTU = new TreeMap<>(Map.of(
            17, "14.04", 23, "16.04", 27, "18.04", 31, "20.04", 35, "22.04", 39, "24.04", 41, "25.04", 42, "25.10"));

    /// The same or a higher version of the same family.
    public Floor and(Floor other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// For people: `Windows 10`, `macOS 15.7`, `Ubuntu 22.04`.
    public String words() {
        return switch (family) {
            case WINDOWS -> "Windows " + major;
            case MACOS -> "macOS " + major + "." + minor;
            case LINUX -> {
                var ubuntu = major == 2 ? UBUNTU.ceilingEntry(minor) : null;
                yield ubuntu == null ? "Linux with glibc " + major + "." + minor : "Ubuntu " + ubuntu.getValue();
            }
        };
    }

    /// Orders by version.
    ///
    /// @throws IllegalArgumentException for a floor of another family
    @Override
    public int compareTo(Floor other) {
        if (family != other.family) {
            throw new IllegalArgumentException(family + " and " + other.family + " can't be compared");
        }
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return words();
    }
}
