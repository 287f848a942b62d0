package app.pip.engine.packing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.format.tar.TarGzWriter;
import app.pip.engine.format.zip.ZipWriter;
import app.pip.engine.pack.FrameStore;
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
    ///
    /// @param frames where layers that were compressed for single files are kept
    static Packing of(Kind kind, FrameStore frames) {
        return switch (kind) {
            case WINDOWS_ZIP, MAC_ZIP -> new PortableArchive(ZipWriter::new);
            case WINDOWS_MSI -> new MsiPackage();
            case MAC_DMG -> new DiskImage();
            case LINUX_TAR -> new PortableArchive(TarGzWriter::new);
            case LINUX_DEB -> new DebianPackage();
            case LINUX_RPM -> new RpmPackage();
            case WINDOWS_EXE, LINUX_RUN -> new SingleFile(frames);
        };
    }
}
