package app.pip.engine.net;

import app.pip.engine.problem.ProblemException;
import java.io.IOException;

/// Something to fetch, and what to do with it. Both methods are called once for each attempt, so that a later
/// attempt can go on where an earlier one ended.
///
/// @param <T> what comes out
public interface Ask<T> {

    /// The next attempt's request.
    Request request() throws IOException;

    /// Reads the answer.
    T read(Answer answer) throws IOException, ProblemException, InterruptedException;
}
