package app.pip.engine.naming;

import app.pip.engine.tag.Tag;
import app.pip.engine.tag.Tags;
import app.pip.engine.version.Version;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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
        return new WheelNames().read(file);
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
