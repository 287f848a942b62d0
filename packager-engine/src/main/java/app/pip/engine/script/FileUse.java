package app.pip.engine.script;

import app.pip.engine.tree.TreePath;

/// A file that the program names, or that travels with it.
///
/// @param path relative to the program's folder, parts joined by `/`; what lies outside as it is written
/// @param read whether it is read, as far as can be seen
/// @param written whether it is written
/// @param by how it was found
/// @param state what becomes of it
/// @param file where it is named; the file itself if it isn't
/// @param line in which line, counted from 1; 0 if it isn't named
public record FileUse(String path, boolean read, boolean written, By by, State state, TreePath file, int line) {

    /// How a file was found.
    public enum By {
        /// It is the script that is started.
        ENTRY,
        /// The program imports it.
        IMPORT,
        /// A source has its name.
        NAME,
        /// A source has a part of its name, or lists the folder.
        COMPUTED,
        /// It lies in the folder that was dropped, or in one that travels.
        FOLDER
    }

    /// What becomes of a file.
    public enum State {
        /// It goes into the app.
        TRAVELS,
        /// It isn't there, and the program makes it.
        MADE,
        /// It isn't there.
        MISSING,
        /// It is there under a name with other capital letters.
        OTHER_CASE,
        /// It is named by its place on this computer.
        ABSOLUTE,
        /// It lies outside of the program's folder.
        OUTSIDE
    }

    FileUse and(FileUse other) {
        boolean later = state == State.MADE && other.state != State.MADE;
        FileUse first = later ? other : this;
        return new FileUse(
                path,
                read || other.read,
                written || other.written,
                first.by.compareTo(other.by) <= 0 ? first.by : other.by,
                first.state,
                first.file,
                first.line);
    }
}
