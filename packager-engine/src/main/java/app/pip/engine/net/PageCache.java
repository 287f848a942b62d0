package app.pip.engine.net;

import app.pip.engine.hash.Sha256;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/// Pages that were fetched once, in a short form of the asker's making, with what the server said about how
/// long they count (RFC 9111, as a private cache). A page that no longer counts is asked for again, and if the
/// server says that it hasn't changed, what is kept counts anew.
public final class PageCache {

    /// Pages of the largest projects have some ten megabytes.
    private static final long LIMIT = 256L << 20;

    private static final String AREA = "pages";

    private final Network network;
    private final Store store;

    /// Keeps pages in a store.
    public PageCache(Network network, Store store) {
        this.network = network;
        this.store = store;
    }

    /// A page in its short form.
    ///
    /// @return nothing if the server has no such page
    public Optional<byte[]> get(Page page) throws IOException, ProblemException, InterruptedException {
        Path place = store.place(AREA, key(page));
        Optional<KeptPage> kept = KeptPage.read(place);
        if (kept.isPresent() && counts(kept.get(), place)) {
            return kept.get().content();
        }
        return network.ask(new Fetching(page, place, kept)).content();
    }

    private boolean counts(KeptPage kept, Path place) throws IOException {
        return switch (network.settings().reach()) {
            case OFFLINE -> true;
            case REFRESH -> false;
            case USUAL -> {
                Instant checked = Files.getLastModifiedTime(place).toInstant();
                Instant now = Instant.now();
                yield !checked.isAfter(now) && now.isBefore(checked.plusSeconds(kept.freshness()));
            }
        };
    }

    /// Two users may see two pages; whose it is goes in by name and never by password.
    private String key(Page page) {
        URI address = Origin.withoutLogin(page.address());
        String user = network.settings().logins().find(address).map(Login::user).orElse("");
        String hex = Sha256.of(String.join("\n", page.form(), page.accept(), address.toString(), user))
                .hex();
        return hex.substring(0, 2) + "/" + hex;
    }

    /// A page and what becomes of it.
    ///
    /// @param address where it is
    /// @param subject what it is, in words for people
    /// @param accept which content types are welcome
    /// @param form a name for the short form: another form is kept apart
    /// @param reading makes the short form
    public record Page(URI address, String subject, String accept, String form, Reading reading) {}

    /// Makes the short form of a page.
    @FunctionalInterface
    public interface Reading {
        /// Writes the short form of `answer`, whose status is 200.
        void read(Answer answer, OutputStream out) throws IOException, ProblemException, InterruptedException;
    }

    /// One page on its way.
    private record Fetching(Page page, Path place, Optional<KeptPage> kept) implements Ask<KeptPage> {

        @Override
        public Request request() {
            var request = new Request(page.address(), page.subject(), LIMIT)
                    .with("Accept", page.accept())
                    .with("Accept-Encoding", "gzip");
            if (kept.isPresent()) {
                KeptPage old = kept.get();
                request = old.tag().isEmpty() ? request : request.with("If-None-Match", old.tag());
                request = old.modified().isEmpty() ? request : request.with("If-Modified-Since", old.modified());
            }
            // a cache on the way must not answer what we ask because ours is too old
            return kept.isPresent() ? request.with("Cache-Control", "max-age=0") : request;
        }

        @Override
        public KeptPage read(Answer answer) throws IOException, ProblemException, InterruptedException {
            if (answer.status() == 304 && kept.isPresent()) {
                touch();
                return kept.get();
            }
            Optional<byte[]> content = Optional.empty();
            if (!answer.isMissing()) {
                if (answer.status() != 200) {
                    String host = Origin.of(answer.address()).toString();
                    throw new NetException(Trouble.ODD, host, "status " + answer.status(), null);
                }
                var out = new ByteArrayOutputStream(1 << 14);
                page.reading().read(answer, out);
                content = Optional.of(out.toByteArray());
            }
            KeptPage fresh = KeptPage.of(answer, content);
            if (fresh.mayBeKept()) {
                fresh.write(place);
            }
            return fresh;
        }

        private void touch() throws IOException {
            try {
                Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
            } catch (java.nio.file.NoSuchFileException e) {
                // swept away by somebody; the next run asks again
                return;
            }
        }
    }
}
