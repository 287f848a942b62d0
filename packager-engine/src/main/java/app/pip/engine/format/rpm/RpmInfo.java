package app.pip.engine.format.rpm;

import java.util.List;

/// What a package says of itself.
///
/// @param name ASCII letters, digits, `.`, `+`, `-`, `_`
/// @param version the same without `-`
/// @param architecture as rpm calls it: `x86_64`, `aarch64`
/// @param summary one line for people
/// @param description for people
/// @param license as SPDX calls it, or `LicenseRef-` and more
/// @param vendor who made it; may be empty
/// @param requires what has to be there, such as `libc.so.6(GLIBC_2.35)(64bit)`
public record RpmInfo(
        String name,
        String version,
        String architecture,
        String summary,
        String description,
        String license,
        String vendor,
        List<String> requires) {

    /// Copies the list.
    public RpmInfo {
        requires = List.copyOf(requires);
    }
}
