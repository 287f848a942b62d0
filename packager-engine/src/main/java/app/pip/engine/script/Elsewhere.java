package app.pip.engine.script;

import app.pip.engine.program.Beside;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where in a program's folder a file lies that the program looks for in another place, such as the author's desktop.
/// Only what lies in the folder counts: a program that somebody else wrote must not get at files of this computer.
///
/// @param program its files as they travel
/// @param beside what else lies in its folder
record Elsewhere(Tree program, Beside beside) {

    /// The one file or folder that must be meant: what has the longest end of the path's name, else the only file that
    /// travels under its last name. Capital letters count.
    ///
    /// @param path as it is written, with `/` or backslashes
    /// @return relative to the program's folder, parts joined by `/`
    Optional<String> nearest(String path) {
        List<String> parts = parts(path);
        for (int from = 0; from < parts.size(); from++) {
            String end = String.join("/", parts.subList(from, parts.size()));
            Optional<String> found = beside.find(end).map(Beside.Found::path).filter(end::equals);
            if (found.isPresent()) {
                return found;
            }
        }
        return parts.isEmpty() ? Optional.empty() : travelling(parts.getLast());
    }

    private static List<String> parts(String path) {
        var parts = new ArrayList<>(List.of(path.replace('\\', '/').split("/")));
        // what can't be a name in the folder: the empty one, the folder itself, what is above, a drive, and what only a
        // run would tell
        parts.removeIf(part -> part.isEmpty() || part.equals(".") || part.equals("..") || part.endsWith(":"));
        return parts.stream().anyMatch(part -> part.contains("*")) ? List.of() : parts;
    }

    private Optional<String> travelling(String name) {
        List<String> found = program.entries().values().stream()
                .filter(entry ->
                        entry instanceof Entry.File && entry.path().name().equals(name))
                .map(entry -> entry.path().toString())
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
