package app.pip.app.work;

import java.util.Locale;

/// A short name for an unexpected failure: the same mistake at the same place has the same code on every machine.
public final class ErrorCode {

    private static final int BASE = 32;
    private static final int GROUP = BASE * BASE * BASE;

    private ErrorCode() {}

    /// Two groups of three characters: the kind of failure, and the place.
    public static String of(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        int place = 0;
        for (StackTraceElement frame : root.getStackTrace()) {
            if (frame.getClassName().startsWith("app.pip.")) {
                place = place * 31 + (frame.getClassName() + "." + frame.getMethodName()).hashCode();
            }
        }
        return group(root.getClass().getName().hashCode()) + "-" + group(place);
    }

    private static String group(int number) {
        String text = Integer.toString(Math.floorMod(number, GROUP), BASE).toUpperCase(Locale.ROOT);
        return "0".repeat(3 - text.length()) + text;
    }
}
