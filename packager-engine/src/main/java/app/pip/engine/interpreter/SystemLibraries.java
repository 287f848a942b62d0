package app.pip.engine.interpreter;

import app.pip.engine.platform.Family;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The shared libraries that every system of a family has.
public final class SystemLibraries {

    /// The loader, and the parts of the GNU C library: what every desktop Linux has and manylinux allows (PEP
    /// 600).
    private static final Set<String> GLIBC = Set.of(
            "libc.so.6",
            "libm.so.6",
            "libdl.so.2",
            "libpthread.so.0",
            "librt.so.1",
            "libutil.so.1",
            "ld-linux-x86-64.so.2",
            "ld-linux-aarch64.so.1");

    private static final List<String> WINDOWS = Lines.of("windows-10-dlls.txt");
    private static final Set<String> MANYLINUX = Set.copyOf(Lines.of("manylinux-libraries.txt"));

    private SystemLibraries() {}

    /// Whether a library comes with the system itself.
    ///
    /// @param library as machine code asks for it: a file name, on macOS a path
    public static boolean has(Family family, String library) {
        return switch (family) {
            case LINUX -> GLIBC.contains(library);
            case MACOS -> library.startsWith("/usr/lib/") || library.startsWith("/System/");
            case WINDOWS -> isWindowsOwn(library.toLowerCase(Locale.ROOT));
        };
    }

    /// Whether a wheel for Linux may take a library for granted (PEP 600 and the profiles that it names):
    /// every desktop has it, though a bare container may not.
    public static boolean isPromised(String library) {
        return GLIBC.contains(library) || MANYLINUX.contains(library);
    }

    /// Whether a library is one of those that are shipped.
    ///
    /// @param shipped names of files
    public static boolean isAmong(Collection<String> shipped, Family family, String library) {
        return switch (family) {
            case LINUX -> shipped.contains(library);
            case MACOS -> library.startsWith("@") && shipped.contains(library.substring(library.lastIndexOf('/') + 1));
            case WINDOWS -> shipped.contains(library) || shipped.stream().anyMatch(library::equalsIgnoreCase);
        };
    }

    private static boolean isWindowsOwn(String library) {
        return WINDOWS.stream()
                .anyMatch(name -> name.endsWith("*")
                        ? library.startsWith(name.substring(0, name.length() - 1))
                        : library.equals(name));
    }
}
