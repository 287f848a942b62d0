package app.pip.engine.interpreter;

import app.pip.engine.platform.Target;
import java.io.IOException;
import java.util.List;

/// Where interpreters come from.
public interface InterpreterSource {

    /// The interpreters for a target, newest first; none if there is none.
    List<Interpreter> available(Target target) throws IOException;
}
