package app.pip.engine.bundle;

import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.project.AppInfo;
import java.util.List;

/// The finished tree of one app for one target, packed, before any archive.
///
/// @param app name and version
/// @param target what it runs on
/// @param floor the oldest system it runs on
/// @param entries in the order of their paths, all below one folder
public record Bundle(AppInfo app, Target target, Floor floor, List<PackedEntry> entries) {

    /// Copies the entries.
    public Bundle {
        entries = List.copyOf(entries);
    }
}
