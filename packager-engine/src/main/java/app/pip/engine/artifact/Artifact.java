package app.pip.engine.artifact;

import app.pip.engine.hash.Sha256;
import app.pip.engine.platform.Floor;
import app.pip.engine.project.Goal;
import java.nio.file.Path;

/// One file that can be given away.
///
/// @param file where it is
/// @param goal what was wanted
/// @param sha256 of its bytes
/// @param size in bytes
/// @param floor the oldest system it runs on
public record Artifact(Path file, Goal goal, Sha256 sha256, long size, Floor floor) {}
