package app.pip.engine.interpreter;

import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a `.pybi` says of the interpreter in it (PEP 711, `pybi-info/`).
///
/// @param version of CPython, such as `3.14.3`
/// @param target what it runs on
/// @param floor the oldest system it runs on; decides the platform tag
record PybiInfo(String version, Target target, Floor floor) {

    private static final int OLDEST_ABI3 = 2;

    /// The file's name (PEP 711: distribution, version, platform tag).
    String fileName() {
        return "cpython-" + version + "-" + platformTag() + ".pybi";
    }

    /// The platform tag (PEP 425, 600).
    String platformTag() {
        String arch = arch();
        return switch (target.family()) {
            case WINDOWS -> arch.equals("x86_64") ? "win_amd64" : "win_arm64";
            // from macOS 11 on only the first number counts
            case MACOS -> "macosx_" + floor.major() + "_" + (floor.major() > 10 ? 0 : floor.minor()) + "_" + arch;
            case LINUX ->
                "manylinux_" + floor.major() + "_" + floor.minor() + "_" + (arch.equals("arm64") ? "aarch64" : arch);
        };
    }

    /// The file `PYBI`.
    String pybi() {
        return "Pybi-Version: 1.0\nGenerator: pip.app\nTag: " + platformTag() + "\n";
    }

    /// The file `METADATA`: core metadata without the fields that PEP 711 forbids.
    String metadata() {
        var lines = new StringBuilder();
        lines.append("Metadata-Version: 2.1\nName: cpython\nVersion: ").append(version);
        lines.append("\nSummary: CPython, relocatable\nLicense: PSF-2.0\n");
        lines.append("Pybi-Environment-Marker-Variables: ")
                .append(json(markers()))
                .append('\n');
        lines.append("Pybi-Paths: ").append(json(paths())).append('\n');
        wheelTags().forEach(tag -> lines.append("Pybi-Wheel-Tag: ").append(tag).append('\n'));
        return lines.toString();
    }

    /// Such as `3.14`.
    String minor() {
        return version.substring(0, version.lastIndexOf('.'));
    }

    /// Marker variables (PEP 508) that are the same on every machine of this target.
    private Map<String, String> markers() {
        Family family = target.family();
        var markers = new LinkedHashMap<String, String>();
        markers.put("implementation_name", "cpython");
        markers.put("implementation_version", version);
        markers.put("os_name", family == Family.WINDOWS ? "nt" : "posix");
        markers.put("platform_machine", machine());
        markers.put("platform_python_implementation", "CPython");
        markers.put(
                "platform_system",
                switch (family) {
                    case WINDOWS -> "Windows";
                    case MACOS -> "Darwin";
                    case LINUX -> "Linux";
                });
        markers.put("python_full_version", version);
        markers.put("python_version", minor());
        markers.put(
                "sys_platform",
                switch (family) {
                    case WINDOWS -> "win32";
                    case MACOS -> "darwin";
                    case LINUX -> "linux";
                });
        return markers;
    }

    /// Keys as `sysconfig.get_paths()` has them, values relative to the root.
    private Map<String, String> paths() {
        Layout layout = Layout.of(target.family(), minor());
        boolean windows = target.family() == Family.WINDOWS;
        var paths = new LinkedHashMap<String, String>();
        paths.put("stdlib", layout.stdlib().toString());
        paths.put("platstdlib", layout.stdlib().toString());
        paths.put("purelib", layout.sitePackages().toString());
        paths.put("platlib", layout.sitePackages().toString());
        paths.put("include", windows ? "include" : "include/python" + minor());
        paths.put("scripts", windows ? "." : layout.scripts());
        paths.put("data", ".");
        return paths;
    }

    /// PEP 425 and 384, best first, `PLATFORM` for the platform part, in the order of `packaging.tags`.
    private List<String> wheelTags() {
        int newest = Integer.parseInt(minor().substring(2));
        String own = "cp3" + newest;
        var tags =
                new ArrayList<>(List.of(own + "-" + own + "-PLATFORM", own + "-abi3-PLATFORM", own + "-none-PLATFORM"));
        for (int older = newest - 1; older >= OLDEST_ABI3; older--) {
            tags.add("cp3" + older + "-abi3-PLATFORM");
        }
        for (String platform : List.of("PLATFORM", "any")) {
            if (platform.equals("any")) {
                tags.add(own + "-none-any");
            }
            tags.add("py3" + newest + "-none-" + platform);
            tags.add("py3-none-" + platform);
            for (int older = newest - 1; older >= 0; older--) {
                tags.add("py3" + older + "-none-" + platform);
            }
        }
        return tags;
    }

    private String machine() {
        return switch (target.family()) {
            case WINDOWS -> arch().equals("x86_64") ? "AMD64" : "ARM64";
            case MACOS -> arch();
            case LINUX -> arch().equals("arm64") ? "aarch64" : arch();
        };
    }

    private String arch() {
        return target.id().endsWith("x64") ? "x86_64" : "arm64";
    }

    /// Names and values here hold nothing that JSON would escape.
    private static String json(Map<String, String> object) {
        return object.entrySet().stream()
                .map(pair -> '"' + pair.getKey() + "\": \"" + pair.getValue() + '"')
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
