package app.pip.engine.net;

import app.pip.engine.hash.Digests;
import app.pip.engine.hash.Sha256;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.PartialFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;

/// One file on its way: each attempt asks for what is still missing.
final class Download implements Ask<Sha256> {

    /// The largest files of packages have some gigabytes.
    private static final long LIMIT = 16L << 30;

    private static final int BUFFER = 1 << 16;

    private final Wanted wanted;
    private final PartialFile part;
    private final Progress progress;
    private MessageDigest digest = Digests.sha256();
    private String tag = "";
    private boolean patched;

    Download(Wanted wanted, PartialFile part, Progress progress) throws IOException {
        this.wanted = wanted;
        this.part = part;
        this.progress = progress;
        if (wanted.size().isPresent() && part.size() > wanted.size().getAsLong()) {
            part.restart();
        }
        patched = part.size() > 0;
        try (InputStream in = part.open()) {
            var buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
    }

    /// Whether nothing is missing, as far as the size tells.
    boolean isWhole() {
        return wanted.size().isPresent()
                && part.size() > 0
                && part.size() == wanted.size().getAsLong();
    }

    /// Whether it came in more than one piece.
    boolean isPatched() {
        return patched;
    }

    /// Of what is there.
    Sha256 digest() {
        return Sha256.finish(digest);
    }

    @Override
    public Request request() {
        Request request = new Request(wanted.address(), wanted.subject(), LIMIT).with("Accept-Encoding", "identity");
        if (part.size() == 0) {
            return request;
        }
        Request rest = request.with("Range", "bytes=" + part.size() + "-");
        return tag.isEmpty() ? rest : rest.with("If-Range", tag);
    }

    @Override
    public Sha256 read(Answer answer) throws IOException, ProblemException {
        String host = Origin.of(answer.address()).toString();
        if (answer.isMissing()) {
            throw new ProblemException(Problem.stop("net.gone", host, wanted.subject()));
        }
        Optional<Answer.Part> told = answer.part();
        boolean goesOn = told.isPresent() && told.get().from() == part.size();
        patched = goesOn && part.size() > 0;
        if (!goesOn) {
            restart();
            if (answer.status() != 200) {
                throw new NetException(Trouble.CUT, host, "not the part that was asked for", null);
            }
        }
        // a weak tag doesn't promise the same bytes (RFC 9110 §8.8.3)
        tag = answer.header("ETag").filter(text -> text.startsWith("\"")).orElse("");
        long whole = told.map(Answer.Part::size)
                .or(answer::length)
                .orElse(wanted.size().orElse(0));
        copy(answer.body(), whole);
        if (whole > 0 && part.size() < whole) {
            throw new NetException(Trouble.CUT, host, "%d of %d bytes came".formatted(part.size(), whole), null);
        }
        return digest();
    }

    private void copy(InputStream in, long whole) throws IOException {
        var buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            part.append(buffer, n);
            digest.update(buffer, 0, n);
            if (whole > 0) {
                progress.at(Math.min(1.0, (double) part.size() / whole));
            }
        }
    }

    private void restart() throws IOException {
        part.restart();
        digest = Digests.sha256();
    }
}
