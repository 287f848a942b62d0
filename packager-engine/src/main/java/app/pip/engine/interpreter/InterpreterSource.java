package app.pip.engine.interpreter;

import app.pip.engine.platform.Target;
import java.io.IOException;
import java.util.List;

/// Where interpreters come from.
public interface InterpreterSource {

    /// The interpreters for a target, best first; none if there is none.
    List<InterpreterOffer> offers(Target target) throws IOException, InterruptedException;
}
