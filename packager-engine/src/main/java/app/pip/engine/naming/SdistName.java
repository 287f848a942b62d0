package app.pip.engine.naming;

import app.pip.engine.version.Version;
import java.util.Optional;
import java.util.regex.Pattern;

/// The file name of a source distribution, taken apart ([source distribution
/// format](https://packaging.python.org/en/latest/specifications/source-distribution-format/), PEP 625).
/// Older names are read too: `.zip` files, and projects and versions with `-` in them.
///
/// @param file the whole name; letters, digits and `._+!-` only, so it is safe as the name of a file
/// @param name the project
/// @param version of the project
public record SdistName(String file, PackageName name, Version version) {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._+!-]{1,255}");

    /// Takes a name apart.
    ///
    /// @throws IllegalArgumentException if it isn't that of a source distribution
    public static SdistName parse(String file) {
        return read(file)
                .orElseThrow(() -> new IllegalArgumentException("not the name of a source distribution: " + file));
    }

    /// Takes a foreign name apart; nothing if it isn't that of a source distribution. What follows the last
    /// `-` is the version.
    public static Optional<SdistName> read(String file) {
        String stem = stem(file);
        int dash = stem.lastIndexOf('-');
        return dash < 0 ? Optional.empty() : split(file, stem, dash);
    }

    /// Takes a name apart that an index offers for a project, which tells where the version begins: in
    /// `a-b-1.0-2.zip` it is `1.0-2` if the project is `a-b`. Nothing if it isn't the name of a source
    /// distribution of that project.
    public static Optional<SdistName> read(String file, PackageName project) {
        String stem = stem(file);
        for (int dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
            var split = split(file, stem, dash).filter(found -> found.name.equals(project));
            if (split.isPresent()) {
                return split;
            }
        }
        return Optional.empty();
    }

    private static Optional<SdistName> split(String file, String stem, int dash) {
        var name = PackageName.read(stem.substring(0, dash));
        var version = Version.read(stem.substring(dash + 1));
        return name.isEmpty() || version.isEmpty()
                ? Optional.empty()
                : Optional.of(new SdistName(file, name.get(), version.get()));
    }

    /// The name without its ending; empty if it has none that we know, or unsafe characters.
    private static String stem(String file) {
        if (!SAFE.matcher(file).matches()) {
            return "";
        }
        for (String suffix : new String[] {".tar.gz", ".zip"}) {
            if (file.endsWith(suffix)) {
                return file.substring(0, file.length() - suffix.length());
            }
        }
        return "";
    }

    /// The whole name.
    @Override
    public String toString() {
        return file;
    }
}
