package app.pip.engine.index;

import app.pip.engine.net.RemoteFile;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;

/// A file on a server that gives parts.
///
/// @param file there
record RemoteBytes(RemoteFile file) implements FileBytes {

    /// @throws NoPartsException if the server doesn't give parts of files
    @Override
    public Tail tail(int length) throws IOException, ProblemException, InterruptedException {
        RemoteFile.Tail tail = file.tail(length).orElseThrow(NoPartsException::new);
        return new Tail(tail.size(), tail.bytes());
    }

    @Override
    public byte[] read(long from, int length) throws IOException, ProblemException, InterruptedException {
        return file.read(from, length).filter(bytes -> bytes.length == length).orElseThrow(NoPartsException::new);
    }
}
