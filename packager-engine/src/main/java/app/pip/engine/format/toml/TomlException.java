package app.pip.engine.format.toml;

import java.io.IOException;

/// A text isn't [TOML](https://toml.io/en/v1.0.0).
public final class TomlException extends IOException {

    private final int line;
    private final int column;
    private final String reason;

    /// Says where and what.
    ///
    /// @param line the first is 1
    /// @param column the first is 1
    /// @param reason in the parser's words
    TomlException(int line, int column, String reason) {
        super("line %d, column %d: %s".formatted(line, column, reason));
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    /// The line, the first being 1.
    public int line() {
        return line;
    }

    /// The column, the first being 1.
    public int column() {
        return column;
    }

    /// What is wrong, in the parser's words.
    public String reason() {
        return reason;
    }
}
