package app.pip.engine.interpreter;

import app.pip.engine.net.Answer;
import app.pip.engine.net.Ask;
import app.pip.engine.net.Limits;
import app.pip.engine.net.NetSettings;
import app.pip.engine.net.Network;
import app.pip.engine.net.Request;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A short text on a server that must come soon, or not at all.
///
/// @param from where it is
record ShortFile(URI from) implements Ask<Optional<String>> {

    private static final long LONGEST = 16 << 20;

    /// The text.
    ///
    /// @return nothing if the server has no such file
    /// @throws TimeoutException if it can't be had in time, because nobody is there or nobody answers
    Optional<String> within(Duration patience, NetSettings settings) throws TimeoutException, InterruptedException {
        var limits = new Limits(patience, patience, 1, 1, Duration.ZERO, 2);
        var network = new Network(new NetSettings(
                settings.proxies(),
                settings.logins(),
                settings.trust(),
                settings.trustedHosts(),
                limits,
                settings.reach()));
        var answer = new CompletableFuture<Optional<String>>();
        // looking up a host's name can't be interrupted: whoever does it is left behind
        Thread asking = Thread.ofVirtual().start(() -> {
            try (network) {
                answer.complete(network.ask(this));
            } catch (IOException | ProblemException | InterruptedException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            var unreachable = new TimeoutException(from.getHost());
            unreachable.initCause(e);
            throw unreachable;
        } finally {
            asking.interrupt();
        }
    }

    @Override
    public Request request() {
        return new Request(from, String.valueOf(from.getPath()).replaceFirst(".*/", ""), LONGEST);
    }

    @Override
    public Optional<String> read(Answer answer) throws IOException {
        return answer.isMissing()
                ? Optional.empty()
                : Optional.of(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
    }
}
