package app.pip.engine.packing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.format.cpio.CpioGzWriter;
import app.pip.engine.format.rpm.RpmFile;
import app.pip.engine.format.rpm.RpmInfo;
import app.pip.engine.format.rpm.RpmLead;
import app.pip.engine.format.rpm.RpmPayload;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.progress.Progress;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An `.rpm` file: lead, digests, header, and the files as a cpio archive. It runs nothing when it is installed or
/// removed; desktops notice its files by the triggers of their own packages.
final class RpmPackage implements Packing {

    private static final TreePath DOCUMENTATION = TreePath.of("usr/share/doc");

    @Override
    public void write(Bundle bundle, OutputStream out, Progress progress) throws IOException, InterruptedException {
        List<PackedEntry> entries = LinuxTree.of(bundle).own();
        var plainSize = new long[1];
        Measured payload = Measured.of(nowhere -> plainSize[0] = payload(entries, nowhere, progress.part(0, 0.5)));
        List<RpmFile> files = entries.stream().map(RpmPackage::file).toList();
        var told = new RpmPayload(payload.sha256(), payload.size(), plainSize[0]);
        out.write(RpmLead.bytes(info(bundle), files, CpioGzWriter.TIME, told));
        payload(entries, out, progress.part(0.5, 1));
    }

    private static long payload(List<PackedEntry> entries, OutputStream out, Progress progress)
            throws IOException, InterruptedException {
        var cpio = new CpioGzWriter(out);
        try (cpio) {
            Entries.write(entries, cpio, progress);
        }
        return cpio.size();
    }

    private static RpmFile file(PackedEntry entry) {
        return switch (entry) {
            case PackedEntry.File file ->
                new RpmFile(
                        file.path(),
                        file.executable() ? CpioGzWriter.EXECUTABLE : CpioGzWriter.FILE,
                        file.packed().size(),
                        file.path().isIn(DOCUMENTATION),
                        Optional.of(file.packed().sha256().hex()));
            case PackedEntry.Folder folder ->
                new RpmFile(folder.path(), CpioGzWriter.FOLDER, 0, false, Optional.empty());
        };
    }

    private static RpmInfo info(Bundle bundle) {
        var app = bundle.app();
        var requires = new ArrayList<String>();
        requires.add("libc.so.6(GLIBC_" + LinuxTexts.glibc(bundle.floor()) + ")(64bit)");
        bundle.libraries().forEach(library -> requires.add(library + "()(64bit)"));
        return new RpmInfo(
                app.id(),
                LinuxTexts.version(app),
                LinuxTexts.architecture(bundle.target(), false),
                app.name(),
                LinuxTexts.description(app),
                "LicenseRef-proprietary",
                app.author(),
                requires);
    }
}
