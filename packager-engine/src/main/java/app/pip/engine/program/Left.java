package app.pip.engine.program;

/// Something in the program's folder that stays behind.
///
/// @param path relative to the folder, parts joined by `/`; a folder's ends in `/`
/// @param why why it doesn't travel
public record Left(String path, Why why) {

    /// Why something stays behind.
    public enum Why {
        /// The program doesn't seem to need it. It can be included.
        NOT_NEEDED,
        /// It seems to hold passwords or keys. It can be included.
        SECRET,
        /// It is surely no part of a program: version control, a virtual environment, a cache, the last build.
        USELESS
    }
}
