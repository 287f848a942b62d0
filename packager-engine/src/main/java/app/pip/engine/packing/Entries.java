package app.pip.engine.packing;

import app.pip.engine.format.deflate.FragmentWriter;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.progress.Progress;
import java.io.IOException;
import java.util.List;

/// Puts entries into archives.
final class Entries {

    private Entries() {}

    /// Writes all of them, and stops when the thread is interrupted.
    static void write(List<PackedEntry> entries, FragmentWriter archive, Progress progress)
            throws IOException, InterruptedException {
        int done = 0;
        for (PackedEntry entry : entries) {
            entry.writeTo(archive);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            progress.at((double) ++done / entries.size());
        }
    }
}
