package app.pip.engine;

import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;

/// A target that apps can be made for.
///
/// @param target which
/// @param python the version of the Python that they get, such as `3.14.3`
/// @param floor the oldest system that they run on
public record TargetState(Target target, String python, Floor floor) {}
