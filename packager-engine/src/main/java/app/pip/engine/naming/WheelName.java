package app.pip.engine.naming;

import app.pip.engine.tag.Tag;
import app.pip.engine.tag.Tags;
import app.pip.engine.version.Version;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// The file name of a wheel, taken apart ([binary distribution
/// format](https://packaging.python.org/en/latest/specifications/binary-distribution-format/), once PEP 427).
/// Older spellings of the project's name, with capitals and dots, are read. A name with a sixth part, as the
/// draft of variant wheels has it (PEP 825), is not read: its last part is no platform.
///
/// @param file the whole name; letters, digits and `._+!-` only, so it is safe as the name of a file
/// @param name the project
/// @param version of the project
/// @param build which of several builds, or [BuildNumber#NONE]
/// @param tags what it works with
public record WheelName(String file, PackageName name, Version version, BuildNumber build, Set<Tag> tags) {

    private static final String SUFFIX = ".whl";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._+!-]{1,255}");

    /// Copies the tags.
    public WheelName {
        tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
    }

    /// Takes a name apart.
    ///
    /// @throws IllegalArgumentException if it isn't that of a wheel
    public static WheelName parse(String file) {
        return read(file).orElseThrow(() -> new IllegalArgumentException("not the name of a wheel: " + file));
    }

    /// Takes a foreign name apart; nothing if it isn't that of a wheel.
    public static Optional<WheelName> read(String file) {
        if (!file.endsWith(SUFFIX) || !SAFE.matcher(file).matches()) {
            return Optional.empty();
        }
        List<String> parts =
                List.of(file.substring(0, file.length() - SUFFIX.length()).split("-", -1));
        return switch (parts.size()) {
            case 5 -> read(file, parts, BuildNumber.NONE);
            case 6 -> BuildNumber.read(parts.get(2)).flatMap(build -> read(file, parts, build));
            default -> Optional.empty();
        };
    }

    private static Optional<WheelName> read(String file, List<String> parts, BuildNumber build) {
        var name = parts.getFirst().contains("__") ? Optional.<PackageName>empty() : PackageName.read(parts.getFirst());
        var version = Version.read(parts.get(1));
        var tags = Tag.readAll(String.join("-", parts.subList(parts.size() - 3, parts.size())));
        return name.isEmpty() || version.isEmpty() || tags.isEmpty()
                ? Optional.empty()
                : Optional.of(new WheelName(file, name.get(), version.get(), build, tags.get()));
    }

    /// How well it fits, 0 being best; nothing if it doesn't.
    public OptionalInt rank(Tags tags) {
        return tags.rank(this.tags);
    }

    /// The whole name.
    @Override
    public String toString() {
        return file;
    }
}
