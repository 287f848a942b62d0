package app.pip.engine.hostpython;

import java.io.IOException;
import java.util.List;

/// Reads Python sources without running them.
public interface SourceReader {

    /// One answer for each source, in the same order.
    ///
    /// @throws HostPythonException if there is no working interpreter; the caller can go on without bytecode
    /// @throws InterruptedException if the thread was interrupted; nothing is left running
    List<Answer> read(List<Source> sources) throws IOException, InterruptedException;
}
