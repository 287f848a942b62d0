package app.pip.engine.signing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.hash.Sha256;
import app.pip.engine.pack.Packed;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.Packer;
import app.pip.engine.packing.Seal;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Kind;
import app.pip.engine.problem.Problem;
import app.pip.engine.project.SigningWishes;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jsign.AuthenticodeSigner;
import net.jsign.DigestAlgorithm;
import net.jsign.Signable;
import net.jsign.msi.MSIFile;
import net.jsign.pe.PEFile;
import net.jsign.timestamp.TimestampingException;
import net.jsign.timestamp.TimestampingMode;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// Signs what Windows looks at before it starts something a friend was given: launchers and installers. One at a time,
/// for keys may lie in a device that does one thing at once; equal launchers once.
///
/// Time stamps are fetched by jsign itself, without the proxies that packages may come through.
public final class Signer implements Seal {

    /// What says when it was signed, if the user names no other: without, signatures end with the certificate.
    private static final String TIME_STAMPS = "http://timestamp.digicert.com";

    private static final int TRIES = 2;
    private static final int PAUSE_SECONDS = 1;

    /// In classes, launchers lie below it.
    private static final String APPS = "apps";

    private static final Logger JSIGN = Logger.getLogger("net.jsign");

    private final SigningKey key;
    private final Optional<String> timeStamps;
    private final Map<Sha256, Packed> signed = new HashMap<>();

    /// What signs with a key.
    public Signer(SigningKey key, SigningWishes wishes) {
        // it tells of each try that failed; so does the problem, once
        JSIGN.setLevel(Level.OFF);
        this.key = key;
        this.timeStamps = timeStamps(wishes);
    }

    /// The server that would be asked for the time.
    public static Optional<String> timeStamps(SigningWishes wishes) {
        return Optional.of(wishes.timeStamp().orElse(TIME_STAMPS))
                .filter(one -> !one.equals(SigningWishes.NO_TIME_STAMP));
    }

    /// The same bundle with signed launchers; one for another system is as it was.
    ///
    /// @throws SigningException if they can't be signed
    public Bundle signed(Bundle bundle) throws IOException {
        if (bundle.target().family() != Family.WINDOWS) {
            return bundle;
        }
        var entries = new ArrayList<PackedEntry>();
        for (PackedEntry entry : bundle.entries()) {
            entries.add(
                    entry instanceof PackedEntry.File file && isLauncher(file.path())
                            ? new PackedEntry.File(
                                    file.path(), file.executable(), signed(file.packed(), name(file.path())))
                            : entry);
        }
        return new Bundle(bundle.app(), bundle.target(), bundle.floor(), bundle.libraries(), bundle.icon(), entries);
    }

    @Override
    public boolean seals(Kind kind) {
        return kind == Kind.WINDOWS_MSI || kind == Kind.WINDOWS_EXE;
    }

    @Override
    public synchronized void seal(Path file, String name) throws IOException {
        boolean program = file.toString().endsWith(Kind.WINDOWS_EXE.suffix());
        try (Signable whole = program ? new PEFile(file.toFile()) : new MSIFile(file.toFile())) {
            sign(whole, name);
        }
    }

    private synchronized Packed signed(Packed bare, String name) throws IOException {
        Packed known = signed.get(bare.sha256());
        if (known == null) {
            var bytes = new SeekableInMemoryByteChannel(new PackedContent(bare).readAll());
            try (var program = new PEFile(bytes)) {
                sign(program, name);
            }
            byte[] whole = java.util.Arrays.copyOf(bytes.array(), (int) bytes.size());
            known = Packer.pack(Content.of(whole));
            signed.put(bare.sha256(), known);
        }
        return known;
    }

    private void sign(Signable file, String name) throws IOException {
        var signer = new AuthenticodeSigner(key.chain().toArray(java.security.cert.Certificate[]::new), key.key())
                .withDigestAlgorithm(DigestAlgorithm.SHA256)
                .withProgramName(name)
                .withTimestamping(timeStamps.isPresent());
        key.provider().ifPresent(signer::withSignatureProvider);
        timeStamps.ifPresent(server -> signer.withTimestampingMode(TimestampingMode.RFC3161)
                .withTimestampingAuthority(server)
                .withTimestampingRetries(TRIES)
                .withTimestampingRetryWait(PAUSE_SECONDS));
        try {
            signer.sign(file);
        } catch (TimestampingException e) {
            throw new SigningException(Problem.stop("signing.time-stamp", timeStamps.orElse(""), Said.by(e)), e);
        } catch (Exception e) {
            // jsign says no more of what it throws than this
            throw new SigningException(Problem.stop("signing.failed", key.owner(), Said.by(e)), e);
        }
    }

    /// Directly in the app's folder, or in that of a class's program.
    private static boolean isLauncher(TreePath path) {
        List<String> parts = path.parts();
        return parts.getLast().endsWith(".exe")
                && (parts.size() == 2 || (parts.size() == 4 && parts.get(1).equals(APPS)));
    }

    private static String name(TreePath path) {
        String file = path.parts().getLast();
        return file.substring(0, file.length() - ".exe".length());
    }
}
