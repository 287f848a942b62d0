package app.pip.engine;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.bundle.Bundle;
import app.pip.engine.pack.FrameStore;
import app.pip.engine.packing.Artifacts;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Kind;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.Goal;
import app.pip.engine.project.SigningWishes;
import app.pip.engine.signing.Signer;
import app.pip.engine.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/// Signs apps and classes on their way to the disk.
final class Signing {

    private Signing() {}

    /// What signs what is for Windows, if the user has a key for it; to be known before anything is packed.
    static Optional<Signer> signer(Packager packager, Collection<Goal> goals, SigningWishes wishes, boolean offline)
            throws ProblemException {
        boolean windows = goals.stream().anyMatch(goal -> goal.target().family() == Family.WINDOWS);
        if (!windows || !wishes.areThere()) {
            return Optional.empty();
        }
        if (offline && Signer.timeStamps(wishes).isPresent()) {
            throw new ProblemException(Problem.stop("signing.offline"));
        }
        var environment = packager.around().environment();
        return Optional.of(new Signer(SigningKey.open(wishes, environment, Instant.now()), wishes));
    }

    /// Writes an artifact, signed where that is wanted.
    static Artifact write(
            Bundle bundle, Kind kind, Path folder, FrameStore frames, Optional<Signer> signer, Progress progress)
            throws IOException, InterruptedException {
        if (signer.isEmpty()) {
            return Artifacts.write(bundle, kind, folder, frames, progress);
        }
        return Artifacts.write(
                kind.isSingle() ? bundle : signed(bundle, signer), kind, folder, frames, signer.get(), progress);
    }

    /// The bundle with signed launchers; an app in one file is signed as a whole.
    static Bundle signed(Bundle bundle, Optional<Signer> signer) throws IOException {
        return signer.isEmpty() ? bundle : signer.get().signed(bundle);
    }
}
