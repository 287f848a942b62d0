package app.pip.engine.hostpython;

import app.pip.engine.hash.Digests;
import app.pip.engine.hash.Sha256;
import app.pip.engine.hostpython.Answer.Reason;
import app.pip.engine.hostpython.Answer.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks another reader only what isn't known from an earlier run. An answer depends on the source's bytes, its name,
/// the kind of bytecode, the interpreter and our scripts, so all of them are in its key. If everything is known, no
/// interpreter is started.
public final class RememberingReader implements SourceReader {

    // memory and time are another machine's matter, or tomorrow's
    private static final Set<Reason> NOT_FOR_EVER = EnumSet.of(Reason.TOO_LARGE, Reason.TOO_DEEP);

    private final SourceReader reader;
    private final String interpreter;
    private final AnswerCache cache;

    /// A reader in front of another one.
    ///
    /// @param interpreter names the other one's interpreter exactly, such as by its archive's digest
    public RememberingReader(SourceReader reader, String interpreter, AnswerCache cache) {
        this.reader = reader;
        this.interpreter = interpreter;
        this.cache = cache;
    }

    @Override
    public List<Answer> read(List<Source> sources) throws IOException, InterruptedException {
        var known = new ArrayList<Optional<Answer>>();
        var unknown = new ArrayList<Source>();
        for (Source source : sources) {
            Optional<Answer> answer = remembered(key(source));
            known.add(answer);
            if (answer.isEmpty()) {
                unknown.add(source);
            }
        }
        var fresh = (unknown.isEmpty() ? List.<Answer>of() : reader.read(unknown)).iterator();
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < sources.size(); i++) {
            Optional<Answer> before = known.get(i);
            Answer answer = before.isPresent() ? before.get() : fresh.next();
            if (before.isEmpty() && !(answer instanceof Refused refused && NOT_FOR_EVER.contains(refused.reason()))) {
                cache.put(key(sources.get(i)), answer.toBytes());
            }
            answers.add(answer);
        }
        return List.copyOf(answers);
    }

    private Optional<Answer> remembered(Sha256 key) throws IOException {
        Optional<byte[]> bytes = cache.get(key);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Answer.of(bytes.get()));
        } catch (IOException e) {
            // damaged: as good as forgotten
            return Optional.empty();
        }
    }

    private Sha256 key(Source source) throws IOException {
        MessageDigest digest = Digests.sha256();
        for (String part : List.of(HostPython.scripts().hex(), interpreter, source.name(), "" + source.checked())) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        digest.update(source.content().readAll());
        return Sha256.finish(digest);
    }
}
