package app.pip.engine.net;

import app.pip.engine.store.CheckedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page as it is kept: what the server said, and the page's short form. When it was last checked is the time
/// of its file.
final class KeptPage {

    /// Where a server says nothing at all, not even how to ask whether a page has changed: as long as the best
    /// known index says of its own pages.
    private static final long UNTOLD = 600;

    private static final long LONGEST = 86_400;
    private static final int LONGEST_VALIDATOR = 1000;
    private static final int LAYOUT = 1;
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
        String tag = validator(answer, "ETag");
        String modified = validator(answer, "Last-Modified");
        return new KeptPage(
                !control.contains("no-store"), freshness(answer, control, tag + modified), tag, modified, content);
    }

    /// One that is too long to be one is as good as none.
    private static String validator(Answer answer, String name) {
        return answer.header(name)
                .filter(text -> text.length() < LONGEST_VALIDATOR)
                .orElse("");
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
        Optional<byte[]> file = CheckedFile.read(place);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(file.get()))) {
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

    void write(Path place) throws IOException, InterruptedException {
        var bytes = new ByteArrayOutputStream();
        var data = new DataOutputStream(bytes);
        data.writeInt(LAYOUT);
        data.writeLong(freshness);
        data.writeUTF(tag);
        data.writeUTF(modified);
        data.writeBoolean(content.isPresent());
        if (content.isPresent()) {
            data.write(content.get());
        }
        CheckedFile.write(place, bytes.toByteArray());
    }
}
