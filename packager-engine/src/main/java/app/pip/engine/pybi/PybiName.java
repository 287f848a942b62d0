package app.pip.engine.pybi;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `.pybi` file's name taken apart: a wheel's name (PEP 427) without Python and ABI tags.
///
/// @param distribution such as `cpython`
/// @param version such as `3.14.3`
/// @param build the build number with what follows it; empty if there is none
/// @param platforms the platform tags
public record PybiName(String distribution, String version, String build, List<String> platforms) {

    private static final String FORM =
            "(?<name>[A-Za-z0-9._]+)-(?<version>[A-Za-z0-9._!+]+)(-(?<build>\\d[A-Za-z0-9._]*))?-(?<tags>\\w[\\w.]*)\\.pybi";
    private static final Pattern PATTERN = Pattern.compile(FORM);

    /// Copies the tags.
    public PybiName {
        platforms = List.copyOf(platforms);
    }

    /// Takes a file's name apart.
    ///
    /// @return nothing if it is no such name
    public static Optional<PybiName> read(String fileName) {
        Matcher matcher = PATTERN.matcher(fileName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String build = matcher.group("build");
        return Optional.of(new PybiName(
                matcher.group("name"),
                matcher.group("version"),
                build == null ? "" : build,
                Arrays.asList(matcher.group("tags").split("\\.", -1))));
    }

    /// Whether it is for Windows.
    public boolean isWindows() {
        return platforms.stream().anyMatch(tag -> tag.startsWith("win"));
    }

    @Override
    public String toString() {
        return distribution + "-" + version + (build.isEmpty() ? "" : "-" + build) + "-" + String.join(".", platforms)
                + ".pybi";
    }
}
