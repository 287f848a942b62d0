package app.pip.engine.script;

import app.pip.engine.problem.Problem;
import app.pip.engine.script.Imported.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words for modules that are neither Python's own nor in the program's folder.
final class MissingModules {

    // https://docs.python.org/3/whatsnew/3.12.html#removed and PEP 594
    private static final Map<String, String> REMOVED = removed();

    private MissingModules() {}

    /// What is to be told.
    ///
    /// @param module the name up to the part that isn't there
    /// @param one where it is imported
    static Problem problem(String module, Imported one) {
        String file = one.file().toString();
        int line = one.what().line();
        if (one.canBeMissing()) {
            return Problem.note("import.optional", module, file, line);
        }
        if (one.origin() == Origin.LOCAL) {
            return Problem.stop("import.not-in-folder", module, file, line);
        }
        String version = REMOVED.get(module);
        return version == null
                ? Problem.stop("import.missing", module, file, line)
                : Problem.stop("import.removed", module, file, line, version);
    }

    private static Map<String, String> removed() {
        var versions = new HashMap<String, String>();
        for (String name : List.of("asynchat", "asyncore", "distutils", "imp", "smtpd")) {
            versions.put(name, "3.12");
        }
        for (String name : List.of(
                "aifc",
                "audioop",
                "cgi",
                "cgitb",
                "chunk",
                "crypt",
                "imghdr",
                "lib2to3",
                "mailcap",
                "msilib",
                "nis",
                "nntplib",
                "ossaudiodev",
                "pipes",
                "sndhdr",
                "spwd",
                "sunau",
                "telnetlib",
                "uu",
                "xdrlib")) {
            versions.put(name, "3.13");
        }
        return Map.copyOf(versions);
    }
}
