package app.pip.engine.store;

import app.pip.engine.hash.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// A small file that proves itself: the SHA-256 digest of its content stands before it. So it needn't be
/// waited for when
/// it is written, and whatever a power cut or a hand made of it is as good as not there.
public final class CheckedFile {

    private static final int DIGEST = 32;

    private CheckedFile() {}

    /// Writes a file, replacing an older one.
    public static void write(Path place, byte[] content) throws IOException, InterruptedException {
        AtomicFile.writeUnsynced(place, out -> {
            out.write(Digests.sha256().digest(content));
            out.write(content);
        });
    }

    /// The content, if there is one and it is whole.
    public static Optional<byte[]> read(Path place) throws IOException {
        byte[] file;
        try {
            file = Files.readAllBytes(place);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (file.length < DIGEST) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(file, DIGEST, file.length);
        byte[] promised = Arrays.copyOf(file, DIGEST);
        return MessageDigest.isEqual(Digests.sha256().digest(content), promised)
                ? Optional.of(content)
                : Optional.empty();
    }
}
