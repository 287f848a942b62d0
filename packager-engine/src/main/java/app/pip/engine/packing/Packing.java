package app.pip.engine.packing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.platform.Kind;
import app.pip.engine.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;

/// Turns a bundle into the bytes of one kind of artifact.
@FunctionalInterface
interface Packing {

    /// Writes the artifact.
    ///
    /// @param out is left open
    void write(Bundle bundle, OutputStream out, Progress progress) throws IOException, InterruptedException;

    /// The packing of a kind. No default: the compiler asks for each new kind.
    static Packing of(Kind kind) {
        return switch (kind) {
            case WINDOWS_ZIP, MAC_ZIP -> new ZipPacking();
            case LINUX_TAR -> new TarPacking();
        };
    }

    /// Tells how far the work is, and stops when somebody wants it stopped.
    ///
    /// @throws InterruptedException if this thread is interrupted
    static void step(Progress progress, int done, int all) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        progress.at((double) done / all);
    }
}
