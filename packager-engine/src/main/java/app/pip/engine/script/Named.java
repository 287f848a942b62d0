package app.pip.engine.script;

import app.pip.engine.hostpython.NamedPath;
import app.pip.engine.hostpython.NamedPath.Base;
import app.pip.engine.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A file's name in a source, seen from the program's folder.
///
/// @param where inside or outside of the folder
/// @param path the part of the name that is written out, relative to the program's folder, parts joined by `/`; empty
/// for
///     the folder itself. For what is outside the name as it is written
/// @param pattern what follows below that path and is known in part only, with `*`; empty if all is known
record Named(Where where, String path, String pattern) {

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:/.*|//.*");

    /// Where a file lies.
    enum Where {
        INSIDE,
        /// Reached by `..`.
        OUTSIDE,
        /// Named from the root of a disk.
        ABSOLUTE,
        /// In the user's own folder.
        HOME
    }

    /// Where a path leads; a base that isn't known counts as the program's folder.
    ///
    /// @param file in which it is written
    static Named of(TreePath file, NamedPath path) {
        String text = path.pattern().replace('\\', '/');
        if (path.base() == Base.HOME || text.startsWith("~")) {
            return new Named(Where.HOME, text, "");
        }
        if (path.base() == Base.HERE && isAbsolute(text)) {
            return new Named(Where.ABSOLUTE, path.pattern(), "");
        }
        return below(path.base() == Base.SCRIPT ? LocalModules.packageOf(file) : List.of(), text);
    }

    /// A name that counts from a folder of the program.
    static Named below(List<String> folder, String text) {
        int star = text.indexOf('*');
        int cut = star < 0 ? text.length() : text.lastIndexOf('/', star) + 1;
        var parts = new ArrayList<>(folder);
        for (String part : text.substring(0, cut).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return new Named(Where.OUTSIDE, text, "");
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return new Named(Where.INSIDE, String.join("/", parts), text.substring(cut));
    }

    /// Whether a text is a path from the root of a disk, on any system.
    static boolean isAbsolute(String text) {
        String plain = text.replace('\\', '/');
        return plain.startsWith("/") || DRIVE.matcher(plain).matches();
    }

    /// Whether the pattern fits a path below the known part.
    boolean fits(String below) {
        String expression =
                Pattern.quote(pattern).replace("**/", "\\E(?:.*/)?\\Q").replace("*", "\\E.*\\Q");
        return Pattern.matches(expression, below);
    }

    /// Whether nothing of the name is known, so that it could be any file.
    boolean isAnything() {
        return path.isEmpty() && pattern.replace("*", "").replace("/", "").isEmpty();
    }
}
