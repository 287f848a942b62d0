package app.pip.engine.net;

import app.pip.engine.problem.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/// A file on a server of which only parts are read (RFC 9110 §14).
///
/// @param network to fetch with
/// @param address where it is
/// @param subject what it is, in words for people
/// @param size as far as it is known beforehand
public record RemoteFile(Network network, URI address, String subject, OptionalLong size) {

    /// Its last bytes.
    ///
    /// @param length how many; all of them where the file is smaller
    /// @return nothing if the server gives no parts, or not this one: then the whole has to be fetched
    public Optional<Tail> tail(int length) throws IOException, ProblemException, InterruptedException {
        String range = size.isPresent()
                ? "bytes=%d-%d".formatted(Math.max(0, size.getAsLong() - length), Math.max(0, size.getAsLong() - 1))
                : "bytes=-" + length;
        return fetch(range, length).map(part -> new Tail(part.size(), part.bytes()));
    }

    /// Some of its bytes; fewer where the file ends before that.
    ///
    /// @return nothing if the server gives no parts
    public Optional<byte[]> read(long from, int length) throws IOException, ProblemException, InterruptedException {
        return fetch("bytes=%d-%d".formatted(from, from + length - 1), length)
                .filter(part -> part.from() == from)
                .map(Got::bytes);
    }

    private Optional<Got> fetch(String range, int limit) throws IOException, ProblemException, InterruptedException {
        return network.ask(new PartOf(this, range, limit));
    }

    private record PartOf(RemoteFile file, String range, int limit) implements Ask<Optional<Got>> {

        @Override
        public Request request() {
            return new Request(file.address, file.subject, limit)
                    .with("Range", range)
                    .with("Accept-Encoding", "identity");
        }

        @Override
        public Optional<Got> read(Answer answer) throws IOException {
            Optional<Answer.Part> part = answer.part();
            if (part.isEmpty() || part.get().to() - part.get().from() > limit) {
                return Optional.empty();
            }
            int length = (int) (part.get().to() - part.get().from());
            byte[] bytes = answer.body().readNBytes(length);
            if (bytes.length < length) {
                String host = Origin.of(answer.address()).toString();
                throw new NetException(Trouble.CUT, host, "a part too short", new EOFException());
            }
            return Optional.of(new Got(part.get().from(), part.get().size(), bytes));
        }
    }

    /// The end of a file.
    public static final class Tail {
        private final long size;
        private final byte[] bytes;

        Tail(long size, byte[] bytes) {
            this.size = size;
            this.bytes = bytes;
        }

        /// The whole file's size.
        public long size() {
            return size;
        }

        /// Its last bytes; not a copy.
        public byte[] bytes() {
            return bytes;
        }
    }

    private static final class Got {
        private final long from;
        private final long size;
        private final byte[] bytes;

        Got(long from, long size, byte[] bytes) {
            this.from = from;
            this.size = size;
            this.bytes = bytes;
        }

        long from() {
            return from;
        }

        long size() {
            return size;
        }

        byte[] bytes() {
            return bytes;
        }
    }
}
