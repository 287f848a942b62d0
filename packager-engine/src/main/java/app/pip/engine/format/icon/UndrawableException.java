package app.pip.engine.format.icon;

import java.io.IOException;

/// A picture in whole order that isn't drawn all the same.
public final class UndrawableException extends IOException {

    private final Reason reason;

    UndrawableException(Reason reason, String found) {
        super(reason + ": " + found);
        this.reason = reason;
    }

    /// Why it isn't.
    public Reason reason() {
        return reason;
    }

    /// What can be against it.
    public enum Reason {
        /// It has letters, which look different wherever other fonts are installed.
        LETTERS,
        /// It takes in other pictures.
        PICTURE_INSIDE,
        /// Drawing it would take too long, or for ever.
        TOO_MUCH
    }
}
