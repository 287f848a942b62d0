package app.pip.engine.inspection;

/// A file that a program consists of, reads or writes, or that lies beside it.
///
/// @param path relative to the program's folder, parts joined by `/`, a folder's with `/` at its end; what lies
/// elsewhere
///     as the program writes it
/// @param size in bytes; 0 for folders and for what isn't there
/// @param read whether the program reads it, as far as can be seen
/// @param written whether the program writes it
/// @param foundBy how it was found
/// @param state what becomes of it
public record FoundFile(String path, long size, boolean read, boolean written, FoundBy foundBy, State state) {

    /// How a file was found.
    public enum FoundBy {
        /// It is the script that is started.
        ENTRY,
        /// The program imports it.
        IMPORT,
        /// The program names it.
        NAME,
        /// The program names a part of it, or lists the folder.
        COMPUTED,
        /// It lies in the program's folder.
        FOLDER
    }

    /// What becomes of a file.
    public enum State {
        /// It goes into the app.
        TRAVELS,
        /// It stays behind, because the program doesn't seem to need it; it can be included.
        STAYS,
        /// It stays behind, because it seems to hold passwords or keys; it can be included.
        SECRET,
        /// It stays behind, because it is surely no part of a program.
        USELESS,
        /// It isn't there yet: the program makes it.
        MADE,
        /// It isn't there.
        MISSING,
        /// It is there under a name with other capital letters, and is not found on every system.
        OTHER_CASE,
        /// The program names it by its place on this computer, where no other computer has it.
        ABSOLUTE,
        /// It lies outside of the program's folder.
        OUTSIDE
    }
}
