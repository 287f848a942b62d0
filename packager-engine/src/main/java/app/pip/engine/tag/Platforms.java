package app.pip.engine.tag;

import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import java.util.ArrayList;
import java.util.List;

/// The platform tags of the wheels that a system takes, best first: computed from the oldest system that is
/// declared, never from the machine we run on. In the order of PyPA's `packaging`.
public final class Platforms {

    private Platforms() {}

    /// What the oldest system of a target takes of the files in an index.
    ///
    /// @param floor of the target's family
    /// @throws IllegalArgumentException if the floor belongs to another family
    public static List<String> of(Target target, Floor floor) {
        if (floor.family() != target.family()) {
            throw new IllegalArgumentException(floor + " is no floor for " + target);
        }
        return switch (target) {
            case WINDOWS_X64 -> List.of("win_amd64");
            case WINDOWS_ARM64 -> List.of("win_arm64");
            case MACOS_ARM64 -> macos(floor.major(), floor.minor(), "arm64");
            case MACOS_X64 -> macos(floor.major(), floor.minor(), "x86_64");
            case LINUX_X64 -> manylinux(floor.minor(), "x86_64");
            case LINUX_ARM64 -> manylinux(floor.minor(), "aarch64");
        };
    }

    /// What the oldest system of a target takes of files that were made for it: on Linux also those that
    /// promise nothing about the C library, `linux_x86_64`, which no index should offer.
    ///
    /// @param floor of the target's family
    public static List<String> ofOwnFiles(Target target, Floor floor) {
        var all = new ArrayList<String>();
        switch (target) {
            case LINUX_X64 -> all.add("linux_x86_64");
            case LINUX_ARM64 -> all.add("linux_aarch64");
            case WINDOWS_X64, WINDOWS_ARM64, MACOS_ARM64, MACOS_X64 -> {}
        }
        all.addAll(of(target, floor));
        return List.copyOf(all);
    }

    /// 32-bit Windows.
    public static List<String> win32() {
        return List.of("win32");
    }

    /// Linux with glibc 2 (PEP 600), with the older names that stand for some of its versions.
    ///
    /// @param minor of the C library: 28 for glibc 2.28
    /// @param architecture such as `x86_64`, `i686`, `aarch64` or `armv7l`; the last is the hard-float one
    public static List<String> manylinux(int minor, String architecture) {
        boolean intel = architecture.equals("x86_64") || architecture.equals("i686");
        var all = new ArrayList<String>();
        for (int version = minor; version >= (intel ? 5 : 17); version--) {
            all.add("manylinux_2_" + version + "_" + architecture);
            switch (version) {
                case 17 -> all.add("manylinux2014_" + architecture);
                case 12 -> all.add("manylinux2010_" + architecture);
                case 5 -> all.add("manylinux1_" + architecture);
                default -> {}
            }
        }
        return List.copyOf(all);
    }

    /// Linux with musl 1 (PEP 656), which takes nothing that was made for glibc.
    ///
    /// @param minor of the C library: 2 for musl 1.2
    /// @param architecture such as `x86_64` or `aarch64`
    public static List<String> musllinux(int minor, String architecture) {
        var all = new ArrayList<String>();
        for (int version = minor; version >= 0; version--) {
            all.add("musllinux_1_" + version + "_" + architecture);
        }
        return List.copyOf(all);
    }

    /// macOS. From 11 on only the first number counts; before, the second one.
    ///
    /// @param architecture `arm64`, `x86_64`, or `universal2` for what both take
    public static List<String> macos(int major, int minor, String architecture) {
        var all = new ArrayList<String>();
        for (int version = major; version >= 11; version--) {
            add(all, version, 0, formats(architecture));
        }
        if (major >= 11) {
            // no processor of Apple's own ran 10.x, but a universal2 file may have been made for it
            List<String> older = architecture.equals("x86_64") ? formats(architecture) : List.of("universal2");
            addTens(all, 16, older);
        } else {
            addTens(all, minor, formats(architecture));
            // 10.0 to 10.3 had neither of the processors
            for (int version = Math.min(minor, 3); version >= 0 && !architecture.equals("x86_64"); version--) {
                add(all, 10, version, formats(architecture));
            }
        }
        return List.copyOf(all);
    }

    /// Python in a browser (PEP 783), tied to one version of Python.
    ///
    /// @param year of the platform: 2026 for `pyemscripten_2026_0`
    /// @param patch of the platform: 0 for `pyemscripten_2026_0`
    public static List<String> pyemscripten(int year, int patch) {
        return List.of("pyemscripten_" + year + "_" + patch + "_wasm32");
    }

    private static void addTens(List<String> all, int newest, List<String> formats) {
        for (int version = newest; version >= 4; version--) {
            add(all, 10, version, formats);
        }
    }

    private static void add(List<String> all, int major, int minor, List<String> formats) {
        formats.forEach(format -> all.add("macosx_" + major + "_" + minor + "_" + format));
    }

    private static List<String> formats(String architecture) {
        return switch (architecture) {
            case "x86_64" -> List.of("x86_64", "intel", "fat64", "fat3", "universal2", "universal");
            case "arm64" -> List.of("arm64", "universal2");
            default -> List.of(architecture);
        };
    }
}
