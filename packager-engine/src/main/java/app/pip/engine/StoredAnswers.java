package app.pip.engine;

import app.pip.engine.hash.Sha256;
import app.pip.engine.hostpython.AnswerCache;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps in the store what the interpreter said of a source.
final class StoredAnswers implements AnswerCache {

    private static final String ANSWERS = "answers";

    private final Store store;

    StoredAnswers(Store store) {
        this.store = store;
    }

    @Override
    public Optional<byte[]> get(Sha256 key) throws IOException {
        Optional<Path> file = store.find(ANSWERS, key.hex());
        return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
    }

    @Override
    public void put(Sha256 key, byte[] answer) throws IOException {
        try {
            store.file(ANSWERS, key.hex(), out -> out.write(answer));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while an answer was kept");
        }
    }
}
