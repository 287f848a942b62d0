package app.pip.engine.format.pe;

import java.util.List;

/// What a file uses of a library.
///
/// @param library the DLL's name as it is written in the file; Windows doesn't tell upper from lower case
/// @param functions their names, or `#` and the ordinal for those without one, in the file's order
public record Import(String library, List<String> functions) {

    /// Copies the list.
    public Import {
        functions = List.copyOf(functions);
    }
}
