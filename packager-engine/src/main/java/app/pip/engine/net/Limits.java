package app.pip.engine.net;

import java.time.Duration;

/// How patient we are, and how many things are done at once.
///
/// @param connect how long a server may take to answer the door
/// @param idle how long it may be silent; over the same time it has to send at least `trickle` bytes
/// @param trickle fewer bytes than these within `idle` are too slow to wait for
/// @param attempts how often something is tried at all, at least once
/// @param pause before the second attempt; doubled for each further one, and varied a little
/// @param parallel how many answers are read at once
public record Limits(Duration connect, Duration idle, int trickle, int attempts, Duration pause, int parallel) {

    /// For people with ordinary connections.
    public static Limits standard() {
        return new Limits(Duration.ofSeconds(15), Duration.ofSeconds(30), 1024, 4, Duration.ofMillis(400), 48);
    }

    /// With another patience, such as pip's `timeout`.
    public Limits withIdle(Duration patience) {
        return new Limits(connect, patience, trickle, attempts, pause, parallel);
    }

    /// With more or fewer attempts, such as pip's `retries` and one.
    public Limits withAttempts(int number) {
        return new Limits(connect, idle, trickle, Math.max(1, number), pause, parallel);
    }
}
