package app.pip.engine.resolve;

import app.pip.engine.requirement.Environment;
import app.pip.engine.tag.Tags;
import app.pip.engine.version.Version;

/// Python on one target, as far as the choice of packages depends on it.
///
/// @param python exact, such as `3.14.3`
/// @param environment the values of marker variables
/// @param tags of the wheels that run there, best first
public record Place(Version python, Environment environment, Tags tags) {}
