package app.pip.engine.hostpython;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The Python of this machine for many batches of sources: a process stays for the next batch, because starting one
/// takes as long as compiling a hundred small modules. What a source becomes doesn't depend on what was compiled before
/// it.
public final class StayingPython implements SourceReader, AutoCloseable {

    private final HostPython python;
    private final Pool pool = new Pool();

    /// The interpreter that is started by this file. Nothing is started yet.
    public StayingPython(Path python) {
        this.python = new HostPython(python, pool);
    }

    @Override
    public List<Answer> read(List<Source> sources) throws IOException, InterruptedException {
        return python.read(sources);
    }

    /// Ends the processes that have nothing to do; others end with what they do.
    @Override
    public void close() throws IOException {
        for (Optional<PythonProcess> one = pool.last(); one.isPresent(); one = pool.last()) {
            one.get().close();
        }
    }

    private static final class Pool implements Processes {

        private final Deque<PythonProcess> idle = new ArrayDeque<>();
        private boolean closed;

        @Override
        public PythonProcess take(Starting starting) throws IOException, InterruptedException {
            Optional<PythonProcess> process = idle();
            return process.isPresent() ? process.get() : starting.start();
        }

        @Override
        public void done(PythonProcess process, boolean whole) throws IOException {
            synchronized (idle) {
                if (whole && !closed) {
                    idle.push(process);
                    return;
                }
            }
            process.close();
        }

        private Optional<PythonProcess> idle() {
            synchronized (idle) {
                return Optional.ofNullable(idle.poll());
            }
        }

        private Optional<PythonProcess> last() {
            synchronized (idle) {
                closed = true;
                return Optional.ofNullable(idle.poll());
            }
        }
    }
}
