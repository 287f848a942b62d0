package app.pip.engine.hostpython;

/// A file or folder that a source names, as far as the name is written out.
///
/// @param base from where the name counts
/// @param pattern the name as it is written, with `*` for each part that only a run would tell and `**` for any number
///     of folders; may be empty for the base itself
/// @param use what is done with it
/// @param line where, counted from 1: the first place where an error would not be caught, else the first
/// @param caught whether the program goes on if the file can't be used
/// @param encoding empty for bytes and where nothing is known, `?` if it is read as text without saying how it is
///     encoded, `unknown` if only a run would tell, else the encoding as it is written
public record NamedPath(Base base, String pattern, Use use, int line, boolean caught, String encoding) {

    /// Stands for what is read as text without naming an encoding.
    public static final String NO_ENCODING = "?";

    /// From where a path counts.
    public enum Base {
        /// The current folder, or the root of the disk if the path is absolute.
        HERE,
        /// The folder of the source, by `__file__`.
        SCRIPT,
        /// The user's own folder.
        HOME,
        /// A folder that isn't known.
        ANY
    }

    /// What is done with a file or folder.
    public enum Use {
        /// It is read.
        READ,
        /// It is written or made.
        WRITE,
        /// Its contents are listed, or the files that match are.
        LIST,
        /// It is looked whether it is there, or it goes away.
        CHECK,
        /// It becomes the current folder.
        CHANGE,
        /// Modules are looked for in it.
        MODULES,
        /// Nothing is known but its name.
        NAME
    }
}
