package app.pip.engine;

import app.pip.engine.platform.Target;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which Python some apps got, and why.
///
/// @param targets of the apps
/// @param version such as `3.14.6`
/// @param source where it comes from, such as `python-build-standalone 20260814`
/// @param why the reason, in words for people; may be empty
public record TakenPython(SortedSet<Target> targets, String version, String source, String why) {

    /// Copies the targets.
    public TakenPython {
        targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
    }

    /// All of it in one line.
    public String words() {
        return "Python " + version + " of " + source + (why.isEmpty() ? "" : ": " + why);
    }
}
