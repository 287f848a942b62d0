package app.pip.app.wizard.needs;

import java.util.Optional;
import java.util.OptionalLong;

/// A package on the page.
///
/// @param requirement as it was asked for, such as `requests>=2.30`
/// @param name of the package alone
/// @param source who asks for it, in the engine's words
/// @param version that was chosen, or several, with commas; nothing as long as nobody knows
/// @param size in bytes, as far as it is known
public record PackageLine(
        String requirement, String name, String source, Optional<String> version, OptionalLong size) {}
