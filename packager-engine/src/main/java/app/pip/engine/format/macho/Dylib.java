package app.pip.engine.format.macho;

/// A library that a Mach-O file asks for.
///
/// @param name its path, which may begin with `@rpath/`, `@loader_path/` or `@executable_path/`
/// @param weak whether the file loads without it too
public record Dylib(String name, boolean weak) {}
