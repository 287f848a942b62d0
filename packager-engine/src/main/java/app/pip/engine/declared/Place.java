package app.pip.engine.declared;

/// A line of a file of the program.
///
/// @param file its path in the program's folder
/// @param line the first is 1
public record Place(String file, int line) {

    /// As editors and terminals know it: `requirements.txt:3`.
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
