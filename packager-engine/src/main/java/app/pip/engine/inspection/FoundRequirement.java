package app.pip.engine.inspection;

/// A package that the program's author declared.
///
/// @param requirement as PEP 508 writes it
/// @param source the file that says so, relative to the program's folder, with the line where there is one
public record FoundRequirement(String requirement, String source) {}
