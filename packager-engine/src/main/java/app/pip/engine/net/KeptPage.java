package app.pip.engine.net;

import app.pip.engine.hash.Digests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page as it is kept: a digest of all that follows, what the server said, the page's short form. When it was last
/// checked is the time of its file.
final class KeptPage {

    /// Where a server says nothing at all, not even how to ask whether a page has changed: as long as the best known
    /// index says of its own pages.
    private static final long UNTOLD = 600;

    private static final long LONGEST = 86_400;
    private static final int LAYOUT = 1;
    private static final int DIGEST = 32;
    private static final Pattern AGE = Pattern.compile("\\bmax-age\\s*=\\s*\"?(\\d{1,9})");

    private final boolean mayBeKept;
    private final long freshness;
    private final String tag;
    private final String modified;
    private final Optional<byte[]> content;

    private KeptPage(boolean mayBeKept, long freshness, String tag, String modified, Optional<byte[]> content) {
        this.mayBeKept = mayBeKept;
        this.freshness = freshness;
        this.tag = tag;
        this.modified = modified;
        this.content = content;
    }

    /// What is kept of an answer.
    static KeptPage of(Answer answer, Optional<byte[]> content) {
        String control = answer.header("Cache-Control").orElse("").toLowerCase(Locale.ROOT);
        String tag = answer.header("ETag").orElse("");
        String modified = answer.header("Last-Modified").orElse("");
        return new KeptPage(
                !control.contains("no-store"), freshness(answer, control, tag + modified), tag, modified, content);
    }

    private static long freshness(Answer answer, String control, String validators) {
        if (control.contains("no-cache")) {
            return 0;
        }
        Matcher age = AGE.matcher(control);
        if (age.find()) {
            long spent = answer.header("Age")
                    .filter(text -> text.matches("\\d{1,9}"))
                    .map(Long::valueOf)
                    .orElse(0L);
            return Math.clamp(Long.parseLong(age.group(1)) - spent, 0, LONGEST);
        }
        return validators.isEmpty() ? UNTOLD : 0;
    }

    /// Whether the server allows it.
    boolean mayBeKept() {
        return mayBeKept;
    }

    /// For how many seconds it counts without asking.
    long freshness() {
        return freshness;
    }

    /// The `ETag`, empty if there was none.
    String tag() {
        return tag;
    }

    /// The `Last-Modified`, empty if there was none.
    String modified() {
        return modified;
    }

    /// The short form; nothing if there was no such page.
    Optional<byte[]> content() {
        return content;
    }

    /// Reads what was kept. What isn't whole any more is as good as not there.
    static Optional<KeptPage> read(Path place) throws IOException {
        byte[] file;
        try {
            file = Files.readAllBytes(place);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (file.length <= DIGEST || !Arrays.equals(proof(file), Arrays.copyOf(file, DIGEST))) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(file, DIGEST, file.length - DIGEST))) {
            if (in.readInt() != LAYOUT) {
                return Optional.empty();
            }
            long freshness = in.readLong();
            String tag = in.readUTF();
            String modified = in.readUTF();
            boolean there = in.readBoolean();
            Optional<byte[]> content = there ? Optional.of(in.readAllBytes()) : Optional.empty();
            return Optional.of(new KeptPage(true, freshness, tag, modified, content));
        }
    }

    void write(OutputStream out) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(new byte[DIGEST]);
        var data = new DataOutputStream(bytes);
        data.writeInt(LAYOUT);
        data.writeLong(freshness);
        data.writeUTF(tag);
        data.writeUTF(modified);
        data.writeBoolean(content.isPresent());
        if (content.isPresent()) {
            data.write(content.get());
        }
        byte[] file = bytes.toByteArray();
        out.write(proof(file));
        out.write(file, DIGEST, file.length - DIGEST);
    }

    private static byte[] proof(byte[] file) {
        var digest = Digests.sha256();
        digest.update(file, DIGEST, file.length - DIGEST);
        return digest.digest();
    }
}
