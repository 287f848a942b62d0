package app.pip.engine.packing;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.bundle.Bundle;
import app.pip.engine.hash.Digests;
import app.pip.engine.hash.Sha256;
import app.pip.engine.pack.FrameStore;
import app.pip.engine.platform.Kind;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.Goal;
import app.pip.engine.store.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestOutputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Writes artifacts, each whole or not at all.
public final class Artifacts {

    private Artifacts() {}

    /// Writes a bundle as one kind of artifact into a folder, replacing an older artifact of the same name.
    ///
    /// @param frames where layers that were compressed for single files are kept
    public static Artifact write(Bundle bundle, Kind kind, Path folder, FrameStore frames, Progress progress)
            throws IOException, InterruptedException {
        return write(bundle, kind, folder, frames, Seal.NONE, progress);
    }

    /// The same, sealed.
    public static Artifact write(Bundle bundle, Kind kind, Path folder, FrameStore frames, Seal seal, Progress progress)
            throws IOException, InterruptedException {
        Path file = folder.resolve(name(bundle, kind));
        var digest = new AtomicReference<Sha256>();
        AtomicFile.write(file, out -> {
            var digested = new DigestOutputStream(out, Digests.sha256());
            Packing packing = Packing.of(kind, frames);
            if (seal.seals(kind)) {
                writeSealed(bundle, kind.suffix(), packing, digested, seal, progress);
            } else {
                packing.write(bundle, digested, progress);
            }
            digest.set(Sha256.finish(digested.getMessageDigest()));
        });
        if (kind == Kind.LINUX_RUN) {
            allowStart(file);
        }
        return new Artifact(file, new Goal(bundle.target(), kind), digest.get(), Files.size(file), bundle.floor());
    }

    /// A seal wants a whole file, which artifacts aren't before they have their names.
    private static void writeSealed(
            Bundle bundle, String suffix, Packing packing, OutputStream out, Seal seal, Progress progress)
            throws IOException, InterruptedException {
        Path bare = Files.createTempFile("pipapp-", suffix);
        try {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(bare))) {
                packing.write(bundle, file, progress);
            }
            seal.seal(bare, bundle.app().name());
            Files.copy(bare, out);
        } finally {
            Files.delete(bare);
        }
    }

    /// Archives keep that a file may be started, and so does a stick; what is sent by itself loses it.
    private static void allowStart(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            rights.addAll(EnumSet.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
            Files.setPosixFilePermissions(file, rights);
        }
    }

    /// Writes a bundle as a plain folder, over an older one of the same name.
    ///
    /// @param kind whose archive holds the same
    public static Artifact writeFolder(Bundle bundle, Kind kind, Path folder, Progress progress)
            throws IOException, InterruptedException {
        String name = name(bundle, kind);
        Path place =
                folder.resolve(name.substring(0, name.length() - kind.suffix().length()));
        PortableFolder.Written written = new PortableFolder(place).write(bundle, progress);
        return new Artifact(place, new Goal(bundle.target(), kind), written.digest(), written.size(), bundle.floor());
    }

    /// The file's name: `NAME-VERSION-TARGET` and the kind's suffix.
    static String name(Bundle bundle, Kind kind) {
        return bundle.app().fileName() + "-" + bundle.app().fileVersion() + "-" + bundle.target() + kind.suffix();
    }
}
