package app.pip.engine.packing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.format.deflate.FragmentWriter;
import app.pip.engine.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;

/// An archive that is unpacked and used where it lies.
///
/// @param format the form of the archive
record PortableArchive(Format format) implements Packing {

    @Override
    public void write(Bundle bundle, OutputStream out, Progress progress) throws IOException, InterruptedException {
        try (FragmentWriter archive = format.over(out)) {
            Entries.write(bundle.entries(), archive, progress);
        }
    }

    /// Begins an archive.
    @FunctionalInterface
    interface Format {
        /// A writer to `out`, which it leaves open.
        FragmentWriter over(OutputStream out) throws IOException;
    }
}
