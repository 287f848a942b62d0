package app.pip.engine.bundle;

import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.project.AppInfo;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The finished tree of one app for one target, packed, before any archive.
///
/// @param app name and version
/// @param target what it runs on
/// @param floor the oldest system it runs on
/// @param libraries of the system that the program needs, by the names that their files have
/// @param icon the app's
/// @param entries in the order of their paths, all below one folder
public record Bundle(
        AppInfo app, Target target, Floor floor, SortedSet<String> libraries, AppIcon icon, List<PackedEntry> entries) {

    /// Copies the collections.
    public Bundle {
        libraries = Collections.unmodifiableSortedSet(new TreeSet<>(libraries));
        entries = List.copyOf(entries);
    }
}
