package app.pip.engine;

import app.pip.engine.bundle.AppIcon;
import app.pip.engine.hash.Sha256;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.util.function.Supplier;

/// Icons that are kept in the store: drawing one in all sizes takes longer than putting an app together.
///
/// @param store keeps them
record KeptIcons(Store store) implements AppIcon.Kept {

    private static final String AREA = "icons";

    @Override
    public byte[] of(Sha256 key, Supplier<byte[]> make) throws IOException {
        try {
            return Files.readAllBytes(store.file(AREA, key.hex(), out -> out.write(make.get())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var stopped = new InterruptedIOException("stopped while drawing an icon");
            stopped.initCause(e);
            throw stopped;
        }
    }
}
