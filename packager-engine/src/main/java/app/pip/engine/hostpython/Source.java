package app.pip.engine.hostpython;

import app.pip.engine.tree.Content;

/// A Python source that is to be read.
///
/// @param name its path relative to the program's folder, parts joined by `/`; becomes the code's file name
/// @param content the file as it is, in whatever encoding it declares
/// @param checked whether the bytecode is to be checked against the source at each start (checked-hash, for files that
///     people edit) or never (unchecked-hash), both of PEP 552
public record Source(String name, Content content, boolean checked) {

    /// A source whose text is at hand, to be checked at each start.
    public static Source of(String name, String text) {
        return new Source(name, Content.of(text), true);
    }
}
