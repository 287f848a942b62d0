package app.pip.engine.bundle;

import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.project.AppInfo;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the bundle of a class is put together from, for one target.
///
/// @param app name and version of the whole
/// @param icon of the whole
/// @param apps the programs, at least one, in the order in which they are shown; no two have the same file
///     name
public record ClassParts(AppInfo app, AppIcon icon, List<Parts> apps) {

    /// Enough digits that two layers of packages never meet.
    private static final int DIGITS = 8;

    /// Copies the programs.
    ///
    /// @throws IllegalArgumentException if there is none, or they are for several targets
    public ClassParts {
        apps = List.copyOf(apps);
        if (apps.stream().map(one -> one.interpreter().target()).distinct().count() != 1) {
            throw new IllegalArgumentException("not of one target");
        }
    }

    /// What it runs on.
    Target target() {
        return apps.getFirst().interpreter().target();
    }

    /// The interpreters with their folders. The first is `python`; the start menu runs on it.
    Map<Interpreter, String> pythons() {
        var pythons = new LinkedHashMap<Interpreter, String>();
        for (Parts one : apps) {
            String another = "python-" + one.interpreter().version();
            String known = pythons.containsValue(another)
                    ? another + "-" + one.interpreter().sha256().hex().substring(0, DIGITS)
                    : another;
            pythons.putIfAbsent(one.interpreter(), pythons.isEmpty() ? "python" : known);
        }
        return pythons;
    }

    /// The folder of a program's packages.
    static TreePath packages(Parts one) {
        return TreePath.of("packages/" + one.packages().digest().hex().substring(0, DIGITS));
    }

    /// The oldest system that all of it runs on.
    Floor floor() throws IOException {
        Floor floor = apps.getFirst().floor();
        for (Parts one : apps) {
            floor = floor.and(one.floor());
        }
        return floor;
    }

    /// The libraries of the system that some program needs.
    SortedSet<String> libraries() {
        var libraries = new TreeSet<String>();
        apps.forEach(one -> libraries.addAll(one.borrowed()));
        return libraries;
    }
}
