package app.pip.engine.packing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.format.deflate.FragmentWriter;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;

/// An archive that is unpacked and used where it lies.
///
/// @param format the form of the archive
record PortableArchive(Format format) implements Packing {

    @Override
    public void write(Bundle bundle, OutputStream out, Progress progress) throws IOException, InterruptedException {
        int done = 0;
        try (FragmentWriter archive = format.over(out)) {
            for (PackedEntry entry : bundle.entries()) {
                entry.writeTo(archive);
                // stops when somebody wants it stopped
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                progress.at((double) ++done / bundle.entries().size());
            }
        }
    }

    /// Begins an archive.
    @FunctionalInterface
    interface Format {
        /// A writer to `out`, which it leaves open.
        FragmentWriter over(OutputStream out) throws IOException;
    }
}
