package app.pip.engine.format;

import java.io.IOException;

/// Bytes that are not what their format's specification asks for.
public final class FormatException extends IOException {

    private final String expected;

    /// Says where and what.
    ///
    /// @param format the format's name, such as `ELF`
    /// @param offset where in the file, in bytes from its beginning
    /// @param expected what should have been there
    public FormatException(String format, long offset, String expected) {
        super("%s: at offset 0x%x, expected %s".formatted(format, offset, expected));
        this.expected = expected;
    }

    /// What should have been there.
    public String expected() {
        return expected;
    }
}
