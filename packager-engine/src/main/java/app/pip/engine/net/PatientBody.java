package app.pip.engine.net;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A body that is read while it comes, at most one piece ahead, and given up when too little comes in too long
/// a time.
final class PatientBody extends InputStream implements HttpResponse.BodySubscriber<InputStream> {

    private final String host;
    private final Limits limits;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final ArrayDeque<ByteBuffer> here = new ArrayDeque<>();
    private boolean ended;
    private long windowStart = System.nanoTime();
    private long windowBytes;

    PatientBody(String host, Limits limits) {
        this.host = host;
        this.limits = limits;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (!subscription.complete(given)) {
            given.cancel();
            return;
        }
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        pieces.add(new Piece.Bytes(buffers));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new Piece.Failure(failure));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece.End());
    }

    @Override
    public int read() throws NetException, InterruptedIOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int from, int length) throws NetException, InterruptedIOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0) {
            return 0;
        }
        while (here.isEmpty()) {
            if (ended) {
                return -1;
            }
            take();
        }
        ByteBuffer buffer = here.getFirst();
        int n = Math.min(length, buffer.remaining());
        buffer.get(into, from, n);
        if (!buffer.hasRemaining()) {
            here.removeFirst();
            if (here.isEmpty() && !ended) {
                subscription.join().request(1);
            }
        }
        return n;
    }

    private void take() throws NetException, InterruptedIOException {
        switch (next()) {
            case null -> throw slow("nothing came for " + limits.idle().toSeconds() + " seconds");
            case Piece.Bytes bytes -> {
                bytes.buffers().stream().filter(ByteBuffer::hasRemaining).forEach(here::add);
                if (here.isEmpty()) {
                    subscription.join().request(1);
                }
                watch();
            }
            case Piece.Failure failure -> {
                ended = true;
                throw Failures.of(failure.cause(), host);
            }
            case Piece.End _ -> ended = true;
        }
    }

    private @Nullable Piece next() throws InterruptedIOException {
        try {
            return pieces.poll(limits.idle().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /// A byte now and then would never be idle.
    private void watch() throws NetException {
        for (ByteBuffer buffer : here) {
            windowBytes += buffer.remaining();
        }
        long now = System.nanoTime();
        if (now - windowStart > limits.idle().toNanos()) {
            if (windowBytes < limits.trickle()) {
                throw slow("only %d bytes in %d seconds"
                        .formatted(windowBytes, limits.idle().toSeconds()));
            }
            windowStart = now;
            windowBytes = 0;
        }
    }

    private NetException slow(String said) {
        return new NetException(Trouble.SLOW, host, said, null);
    }

    /// Tells the server that nobody reads on.
    @Override
    public void close() {
        if (!subscription.complete(new NoSubscription())) {
            subscription.join().cancel();
        }
    }

    /// What came next.
    private sealed interface Piece {
        record Bytes(List<ByteBuffer> buffers) implements Piece {}

        record Failure(Throwable cause) implements Piece {}

        record End() implements Piece {}
    }

    /// Stands for the subscription that never came before we closed.
    private static final class NoSubscription implements Flow.Subscription {
        @Override
        public void request(long n) {
            // nothing will come
        }

        @Override
        public void cancel() {
            // nothing has begun
        }
    }
}
