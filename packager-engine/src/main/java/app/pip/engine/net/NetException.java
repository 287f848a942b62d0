package app.pip.engine.net;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One attempt to fetch something failed. It becomes a problem in words when no attempt is left.
final class NetException extends IOException {

    private final Trouble trouble;
    private final String host;
    private final String said;
    private final transient Duration after;

    /// @param host whom we talked to
    /// @param said the server's or the system's own words
    NetException(Trouble trouble, String host, String said, @Nullable Throwable cause) {
        this(trouble, host, said, Duration.ZERO, cause);
    }

    /// @param after how long the server asks us to wait
    NetException(Trouble trouble, String host, String said, Duration after, @Nullable Throwable cause) {
        super(trouble + " " + host + ": " + said, cause);
        this.trouble = trouble;
        this.host = host;
        this.said = said;
        this.after = after;
    }

    Trouble trouble() {
        return trouble;
    }

    String host() {
        return host;
    }

    String said() {
        return said;
    }

    Duration after() {
        return after;
    }
}
