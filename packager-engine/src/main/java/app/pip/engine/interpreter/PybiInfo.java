package app.pip.engine.interpreter;

import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.requirement.Environment;
import app.pip.engine.tag.Platforms;
import app.pip.engine.tag.Tag;
import app.pip.engine.tag.Tags;
import app.pip.engine.version.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a `.pybi` says of the interpreter in it (PEP 711, `pybi-info/`).
///
/// @param version of CPython, such as `3.14.3`
/// @param target what it runs on
/// @param floor the oldest system it runs on; decides the platform tag
record PybiInfo(String version, Target target, Floor floor) {

    /// The file's name (PEP 711: distribution, version, platform tag).
    String fileName() {
        return "cpython-" + version + "-" + platformTag() + ".pybi";
    }

    /// The platform tag (PEP 425, 600): the best that the oldest system has.
    String platformTag() {
        return Platforms.of(target, floor).getFirst();
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

    /// Marker variables (PEP 508) that are the same on every machine of this target.
    private Map<String, String> markers() {
        var markers = new TreeMap<String, String>();
        Environment.of(target, Version.parse(version)).values().forEach((variable, value) -> {
            if (!value.isEmpty()) {
                markers.put(variable.toString(), value);
            }
        });
        return markers;
    }

    /// Keys as `sysconfig.get_paths()` has them, values relative to the root.
    private Map<String, String> paths() {
        String minor = Interpreter.minor(version);
        Layout layout = Layout.of(target.family(), minor);
        boolean windows = target.family() == Family.WINDOWS;
        var paths = new LinkedHashMap<String, String>();
        paths.put("stdlib", layout.stdlib().toString());
        paths.put("platstdlib", layout.stdlib().toString());
        paths.put("purelib", layout.sitePackages().toString());
        paths.put("platlib", layout.sitePackages().toString());
        paths.put("include", windows ? "include" : "include/python" + minor);
        paths.put("scripts", windows ? "." : layout.scripts());
        paths.put("data", ".");
        return paths;
    }

    /// PEP 425 and 384, best first, `PLATFORM` for the platform part.
    private List<String> wheelTags() {
        return Tags.of(app.pip.engine.tag.Cpython.of(Version.parse(version)), List.of("platform")).bestFirst().stream()
                .map(PybiInfo::template)
                .toList();
    }

    private static String template(Tag tag) {
        return tag.python() + "-" + tag.abi() + (tag.platform().equals("any") ? "-any" : "-PLATFORM");
    }

    /// Names and values here hold nothing that JSON would escape.
    private static String json(Map<String, String> object) {
        return object.entrySet().stream()
                .map(pair -> '"' + pair.getKey() + "\": \"" + pair.getValue() + '"')
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
