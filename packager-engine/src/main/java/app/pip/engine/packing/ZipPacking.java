package app.pip.engine.packing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.format.zip.ZipWriter;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;

/// A zip that is unpacked and used where it lies.
final class ZipPacking implements Packing {

    @Override
    public void write(Bundle bundle, OutputStream out, Progress progress) throws IOException, InterruptedException {
        int done = 0;
        try (var zip = new ZipWriter(out)) {
            for (PackedEntry entry : bundle.entries()) {
                switch (entry) {
                    case PackedEntry.File file -> zip.file(file.path(), file.executable(), file.packed());
                    case PackedEntry.Folder folder -> zip.folder(folder.path());
                }
                Packing.step(progress, ++done, bundle.entries().size());
            }
        }
    }
}
