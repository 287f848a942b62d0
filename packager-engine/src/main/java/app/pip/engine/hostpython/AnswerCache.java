package app.pip.engine.hostpython;

import app.pip.engine.hash.Sha256;
import java.io.IOException;
import java.util.Optional;

/// Where answers are kept between runs, as bytes under keys. What was put may be gone later, and may come back damaged;
/// then it is asked again.
public interface AnswerCache {

    /// What was put under that key, if it is still there.
    Optional<byte[]> get(Sha256 key) throws IOException;

    /// Keeps some bytes under a key; the same key always comes with the same bytes.
    void put(Sha256 key, byte[] answer) throws IOException;
}
