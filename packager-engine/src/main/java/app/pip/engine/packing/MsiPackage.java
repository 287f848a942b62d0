package app.pip.engine.packing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.format.cab.CabWriter;
import app.pip.engine.format.cfb.CompoundStream;
import app.pip.engine.format.icon.Ico;
import app.pip.engine.format.msi.MsiDatabase;
import app.pip.engine.format.msi.MsiSummary;
import app.pip.engine.format.msi.MsiTable;
import app.pip.engine.hash.Sha256;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Target;
import app.pip.engine.progress.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// An installer for Windows (`.msi`): for its user alone and without an administrator's rights unless asked otherwise
/// (`MSIINSTALLPERUSER=""`), to a folder that can be chosen (`INSTALLDIR`), silent with `/qn`. It runs nothing of its
/// own.
/// A newer one takes the older one away first: they know each other by a code that follows from the app's id.
final class MsiPackage implements Packing {

    private static final String CABINET = "app.cab";
    private static final String ICON = "app.ico";

    @Override
    public void write(Bundle bundle, OutputStream out, Progress progress) throws IOException, InterruptedException {
        var files = new MsiFiles(bundle.app().id());
        files.add(bundle.entries(), bundle.app().fileName() + ".exe");
        // a cabinet says its size first, and compressing twice would take too long
        Path blocks = Files.createTempFile("pipapp-", ".cab");
        try {
            byte[] head = compressed(files.contents(), blocks, progress.part(0, 0.9));
            var cabinet = new CompoundStream(
                    CABINET,
                    head.length + Files.size(blocks),
                    () -> new SequenceInputStream(new ByteArrayInputStream(head), Files.newInputStream(blocks)));
            byte[] icon = Ico.file(bundle.icon().images());
            List<MsiTable> tables = new MsiTables(bundle, files).all(CABINET, ICON);
            var streams = List.of(cabinet, CompoundStream.of("Icon." + ICON, icon));
            MsiDatabase.write(summary(bundle), tables, streams, out);
        } finally {
            Files.delete(blocks);
        }
    }

    private static byte[] compressed(List<CabWriter.File> files, Path blocks, Progress progress)
            throws IOException, InterruptedException {
        var done = new AtomicInteger();
        try (OutputStream out = Files.newOutputStream(blocks)) {
            CabWriter.Blocks made = CabWriter.compress(files, out, () -> {
                progress.at((double) done.incrementAndGet() / files.size());
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            });
            return CabWriter.head(files, made);
        }
    }

    private static MsiSummary summary(Bundle bundle) {
        String processor = bundle.target() == Target.WINDOWS_ARM64 ? "Arm64" : "x64";
        String code = Guid.of("package " + bundle.target() + " " + contents(bundle));
        return new MsiSummary(bundle.app().name(), MsiTables.maker(bundle.app()), processor + ";1033", code, false);
    }

    /// A digest of all that the app is.
    static Sha256 contents(Bundle bundle) {
        var listing = new StringBuilder(bundle.app().toString());
        for (PackedEntry entry : bundle.entries()) {
            listing.append('\n').append(entry.path());
            if (entry instanceof PackedEntry.File file) {
                listing.append(' ').append(file.packed().sha256());
            }
        }
        return Sha256.of(listing.toString());
    }
}
