package app.pip.engine.net;

/// What can go wrong between us and a server, and how often it is worth trying.
enum Trouble {
    /// No such host, or no network at all.
    NO_HOST(2),
    /// Nobody listens there, or nobody answers the door.
    REFUSED(2),
    /// The proxy doesn't answer the door or won't fetch.
    PROXY(2),
    /// The proxy wants a login.
    PROXY_LOGIN(1),
    /// A proxy of a kind that we can't speak to.
    PROXY_KIND(1),
    /// The server can't prove who it is.
    CERTIFICATE(1),
    /// Silent for too long, or dripping.
    SLOW(Integer.MAX_VALUE),
    /// The connection broke off.
    CUT(Integer.MAX_VALUE),
    /// The server says that it is broken (5xx).
    SERVER(Integer.MAX_VALUE),
    /// The server says that it is asked too much (429).
    BUSY(Integer.MAX_VALUE),
    /// The server wants a login (401).
    LOGIN(1),
    /// The server won't let us in (403).
    FORBIDDEN(1),
    /// Sent on and on.
    REDIRECTS(1),
    /// Sent from an encrypted address to one that isn't.
    UNSAFE_REDIRECT(1),
    /// The address is not encrypted, and nobody said that this is fine.
    INSECURE(1),
    /// More than can be sensible.
    TOO_LARGE(1),
    /// An answer that means nothing to us.
    ODD(1);

    private final int attempts;

    Trouble(int attempts) {
        this.attempts = attempts;
    }

    /// How many attempts make sense in all.
    int attempts() {
        return attempts;
    }
}
