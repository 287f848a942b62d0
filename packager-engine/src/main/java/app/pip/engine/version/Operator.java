package app.pip.engine.version;

/// How a candidate is compared with the version of a [Specifier].
public enum Operator {
    /// The same string; see [VersionSet#of(Specifier)] for what that means here.
    IDENTICAL("==="),
    /// At least this version, and the same release but for its last number.
    COMPATIBLE("~="),
    /// This version, or one that begins with it.
    EQUAL("=="),
    /// All that [#EQUAL] leaves.
    NOT_EQUAL("!="),
    /// This version or an older one.
    AT_MOST("<="),
    /// This version or a newer one.
    AT_LEAST(">="),
    /// Older, and no pre-release of this version.
    LESS("<"),
    /// Newer, and no post-release or local version of this version.
    GREATER(">");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /// As it is written.
    @Override
    public String toString() {
        return symbol;
    }
}
