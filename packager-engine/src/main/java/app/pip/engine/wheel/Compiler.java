package app.pip.engine.wheel;

import app.pip.engine.hostpython.HostPython;
import app.pip.engine.hostpython.SourceReader;
import java.util.List;

/// What compiles packages ahead.
///
/// @param reader answers about sources; one that remembers nothing, for what it says is kept with the wheel
/// @param interpreter names the reader's interpreter exactly, such as by its archive's digest
/// @param cacheTag of the bytecode that it makes, such as `cpython-314`
public record Compiler(SourceReader reader, String interpreter, String cacheTag) {

    /// Compiles nothing, for a machine whose own Python can't be started: packages work without bytecode too.
    public static final Compiler NONE = new Compiler(sources -> List.of(), "none", "none");

    /// Names everything that the bytecode depends on, besides the sources.
    String identity() {
        return HostPython.scripts() + " " + interpreter + " " + cacheTag;
    }
}
