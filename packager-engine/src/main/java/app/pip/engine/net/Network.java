package app.pip.engine.net;

import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/// Fetches: follows redirects, tries again what is worth it, and says in words why when it can't be done. Made
/// once and used by many threads; connections are shared.
public final class Network implements AutoCloseable {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final NetSettings settings;
    private final Semaphore permits;
    private final Sender sender;

    /// Connects to nothing yet.
    public Network(NetSettings settings) {
        this.settings = settings;
        this.permits = new Semaphore(settings.limits().parallel(), true);
        this.sender = new Sender(settings);
    }

    /// How servers are reached.
    public NetSettings settings() {
        return settings;
    }

    /// Fetches something. Don't ask for anything else while reading the answer: it would take two places in
    /// the queue.
    ///
    /// @throws ProblemException if it can't be fetched, or as `ask` throws it
    /// @throws IOException as `ask` throws it: disks and formats
    public <T> T ask(Ask<T> ask) throws IOException, ProblemException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Request request = ask.request();
            if (settings.reach() == NetSettings.Reach.OFFLINE) {
                throw Refusals.offline(request.subject());
            }
            try {
                return once(request, ask);
            } catch (NetException e) {
                int worth = Math.min(settings.limits().attempts(), e.trouble().attempts());
                if (attempt >= worth || e.after().compareTo(LONGEST_PAUSE) > 0) {
                    throw Refusals.of(e, request.subject());
                }
                Thread.sleep(pause(attempt, e.after()));
            } catch (InterruptedIOException e) {
                throw stopped(e);
            }
        }
    }

    private <T> T once(Request request, Ask<T> ask) throws IOException, ProblemException, InterruptedException {
        permits.acquire();
        try {
            Answer answer = sender.send(request);
            try (var _ = answer.body()) {
                return ask.read(answer);
            }
        } finally {
            permits.release();
        }
    }

    private static InterruptedException stopped(InterruptedIOException failure) {
        // whoever hears of it decides what becomes of the thread
        Thread.interrupted();
        var stopped = new InterruptedException("stopped while fetching");
        stopped.initCause(failure);
        return stopped;
    }

    /// Doubled each time; varied, so that many that failed together don't come back together.
    private Duration pause(int attempt, Duration asked) {
        double factor =
                Math.scalb(1.0, attempt - 1) * ThreadLocalRandom.current().nextDouble(0.75, 1.25);
        Duration own = Duration.ofNanos((long) (settings.limits().pause().toNanos() * factor));
        return own.compareTo(asked) > 0 ? own : asked;
    }

    /// Ends all connections.
    @Override
    public void close() {
        sender.close();
    }
}
