package app.pip.engine.hostpython;

import java.io.IOException;

/// Who owns the processes that answer.
interface Processes {

    /// A process that is ready and has nothing to do.
    PythonProcess take(Starting starting) throws IOException, InterruptedException;

    /// Takes a process back.
    ///
    /// @param whole whether it has answered everything and may be asked more
    void done(PythonProcess process, boolean whole) throws IOException;

    /// Starts a process.
    @FunctionalInterface
    interface Starting {
        /// One that is ready.
        PythonProcess start() throws IOException, InterruptedException;
    }

    /// Each batch of sources has its own process.
    record OneEach() implements Processes {
        @Override
        public PythonProcess take(Starting starting) throws IOException, InterruptedException {
            return starting.start();
        }

        @Override
        public void done(PythonProcess process, boolean whole) throws IOException {
            process.close();
        }
    }
}
