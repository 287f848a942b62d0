package app.pip.engine.inspection;

/// What the index says of a package that may give a module: for a person who has to decide.
///
/// @param name of the package
/// @param sourceOnly whether there never was a wheel of it
/// @param releases how many there are
/// @param since the year of the first one, 0 if the index doesn't tell
/// @param summary the package's own one line, may be empty
public record PackageFacts(String name, boolean sourceOnly, int releases, int since, String summary) {}
