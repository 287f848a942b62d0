package app.pip.engine.signing;

import java.util.Objects;

/// What failures say of themselves.
final class Said {

    private Said() {}

    /// The message of a failure and of what was behind it.
    static String by(Throwable failure) {
        String own = Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
        Throwable cause = failure.getCause();
        if (cause == null || cause.getMessage() == null || own.contains(cause.getMessage())) {
            return own;
        }
        return own + ": " + cause.getMessage();
    }
}
