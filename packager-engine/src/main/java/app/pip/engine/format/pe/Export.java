package app.pip.engine.format.pe;

import java.util.Optional;

/// What a library offers by name.
///
/// @param name the function's or variable's name
/// @param forwarder where it really is, as `library.name` or `library.#ordinal`, if another library has it
public record Export(String name, Optional<String> forwarder) {}
