package app.pip.engine.index;

import java.io.IOException;

/// What came is no page of a package index, or of one that is too new for us.
final class NotAnIndexException extends IOException {

    private final String found;

    NotAnIndexException(String found) {
        super(found);
        this.found = found;
    }

    NotAnIndexException(String found, Throwable cause) {
        super(found, cause);
        this.found = found;
    }

    /// What it is instead.
    String found() {
        return found;
    }
}
