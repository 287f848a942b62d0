package app.pip.engine.packing;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.platform.Kind;
import app.pip.engine.tree.FolderWriter;
import app.pip.engine.tree.TreePath;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// Unpacks an artifact as a friend's machine would.
public final class Unpacking {

    private static final int EXECUTABLE_BITS = 0111;

    private Unpacking() {}

    /// Unpacks below a folder.
    ///
    /// @return the one thing at the artifact's top: the app's folder, the `.app`, or the app that is one file
    /// @throws IllegalArgumentException for a kind that is installed
    public static Path unpack(Artifact artifact, Path folder) throws IOException {
        return switch (artifact.goal().kind()) {
            case WINDOWS_ZIP, MAC_ZIP -> zip(artifact.file(), folder);
            case LINUX_TAR -> tar(artifact.file(), folder);
            case WINDOWS_EXE, LINUX_RUN -> whole(artifact.file(), folder);
            case WINDOWS_MSI, MAC_DMG, LINUX_DEB, LINUX_RPM ->
                throw installed(artifact.goal().kind());
        };
    }

    /// What the friend starts, within what was unpacked.
    public static Path launcher(Path unpacked, Kind kind) {
        String name = unpacked.getFileName().toString();
        return switch (kind) {
            case WINDOWS_ZIP -> unpacked.resolve(name + ".exe");
            case MAC_ZIP ->
                unpacked.resolve("Contents")
                        .resolve("MacOS")
                        .resolve(name.substring(0, name.length() - ".app".length()));
            case LINUX_TAR -> unpacked.resolve(name);
            case WINDOWS_EXE, LINUX_RUN -> unpacked;
            case WINDOWS_MSI, MAC_DMG, LINUX_DEB, LINUX_RPM -> throw installed(kind);
        };
    }

    private static IllegalArgumentException installed(Kind kind) {
        return new IllegalArgumentException(kind + " is installed by its system, not unpacked");
    }

    private static Path whole(Path file, Path folder) throws IOException {
        TreePath path = TreePath.of(file.getFileName().toString());
        try (InputStream in = Files.newInputStream(file)) {
            new FolderWriter(folder).file(path, true, in);
        }
        return folder.resolve(path.toString());
    }

    private static Path zip(Path file, Path folder) throws IOException {
        Path top = folder;
        try (var zip = ZipFile.builder().setPath(file).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    top = place(entry.getName(), entry.isDirectory(), entry.getUnixMode(), in, folder);
                }
            }
        }
        return top;
    }

    private static Path tar(Path file, Path folder) throws IOException {
        Path top = folder;
        try (var tar = new TarArchiveInputStream(
                new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(file))), "UTF-8")) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                top = place(entry.getName(), entry.isDirectory(), entry.getMode(), tar, folder);
            }
        }
        return top;
    }

    private static Path place(String name, boolean isFolder, int mode, InputStream in, Path folder) throws IOException {
        TreePath path = TreePath.of(isFolder ? name.substring(0, name.length() - 1) : name);
        var disk = new FolderWriter(folder);
        if (isFolder) {
            disk.folder(path);
        } else {
            disk.file(path, (mode & EXECUTABLE_BITS) != 0, in);
        }
        return folder.resolve(path.parts().getFirst());
    }
}
