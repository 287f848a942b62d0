package app.pip.engine.resolve;

import app.pip.engine.naming.PackageName;
import app.pip.engine.requirement.Requirement;
import app.pip.engine.version.Version;
import java.util.List;
import java.util.Map;

/// What is asked of one run.
///
/// @param requirements what the program needs
/// @param constraints versions that aren't allowed, of packages that may not be needed at all
/// @param preferred versions that are taken where they fit, best first
record Wants(
        List<Requirement> requirements, List<Requirement> constraints, Map<PackageName, List<Version>> preferred) {}
