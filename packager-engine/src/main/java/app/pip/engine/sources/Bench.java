package app.pip.engine.sources;

import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.resolve.Python;
import app.pip.engine.wheel.Compiler;
import java.nio.file.Path;

/// The Python of this machine that sources are built with.
///
/// @param interpreter which one it is
/// @param python the file that starts it
/// @param layer what it consists of
/// @param compiler compiles the tools of builds, which start the quicker
/// @param choice what a resolver has to know of it
public record Bench(Interpreter interpreter, Path python, PackedLayer layer, Compiler compiler, Python choice) {}
