package app.pip.engine.bundle;

import app.pip.engine.interpreter.Layout;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Kind;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the launcher reads: `support/launch.ini`. Its keys are described in `installer-resources/launcher/README.md`.
final class LaunchIni {

    private LaunchIni() {}

    /// The file's text.
    ///
    /// @param kind what will be made of it
    static String text(Parts parts, Kind kind) throws IOException {
        return text(parts, kind, Shared.NOTHING);
    }

    /// The file's text of an app that shares its Python.
    static String text(Parts parts, Kind kind, Shared shared) throws IOException {
        Family family = parts.interpreter().target().family();
        Layout layout = parts.interpreter().layout();
        TreePath python = TreePath.of(shared.python());
        TreePath executable = parts.mode().inTerminal() ? layout.python() : layout.windowed();
        var keys = new LinkedHashMap<String, String>();
        keys.put("format", "1");
        keys.put("name", parts.app().name());
        keys.put("id", parts.app().id());
        keys.put("version", parts.app().version());
        keys.put("digest", parts.program().digest().hex());
        keys.put("mode", parts.mode().name().toLowerCase(Locale.ROOT));
        keys.put("place", isPortable(family, kind) ? "portable" : "data");
        keys.put("script", parts.script().toString());
        keys.put("executable", python.resolve(executable).toString());
        if (family != Family.LINUX) {
            keys.put("library", python.resolve(layout.library()).toString());
        }
        if (family == Family.LINUX) {
            keys.put("icon", "support/icon.png");
        }
        String splash = Splash.place(parts);
        if (!splash.isEmpty()) {
            keys.put("splash", splash);
        }
        if (!parts.mode().inTerminal() && !parts.app().author().isEmpty()) {
            keys.put("author", parts.app().author());
        }
        keys.putAll(told(parts));
        keys.putAll(shared.keys());
        return keys.entrySet().stream()
                .map(key -> key.getKey() + "=" + key.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static Map<String, String> told(Parts parts) throws IOException {
        var keys = new LinkedHashMap<String, String>();
        Floor floor = parts.floor();
        keys.put("floor", floor.major() + "." + floor.minor());
        keys.put("system", floor.words());
        if (OwnWords.in(parts.program().entries())) {
            keys.put("words", "program");
        }
        if (!parts.runner().isEmpty()) {
            keys.put("runner", String.join(" ", parts.runner()));
        }
        return keys;
    }

    /// A sealed .app must not change, what is installed isn't its user's to change, and a cache is shared.
    private static boolean isPortable(Family family, Kind kind) {
        return family != Family.MACOS && !kind.isInstalled() && !kind.isSingle();
    }

    /// What an app shares with others.
    ///
    /// @param levels how many folders above the app's own root the shared ones lie
    /// @param python the interpreter's folder
    /// @param packages the folder with the app's packages, if it isn't the interpreter's own
    record Shared(int levels, String python, Optional<TreePath> packages) {
        /// An app with a Python of its own.
        static final Shared NOTHING = new Shared(0, "python", Optional.empty());

        private Map<String, String> keys() {
            var keys = new LinkedHashMap<String, String>();
            if (levels > 0) {
                keys.put("shared", "" + levels);
            }
            packages.ifPresent(folder -> keys.put("packages", folder.toString()));
            return keys;
        }
    }
}
