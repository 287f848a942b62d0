package app.pip.engine.naming;

import java.util.Locale;

/// What project names and extras have in common.
final class Names {

    private Names() {}

    /// ASCII letters and digits, and `-`, `_`, `.` between them. By hand, as large indexes list it ten
    /// thousand times.
    static boolean isLegal(String name) {
        if (name.isEmpty() || !isAlphanumeric(name.charAt(0)) || !isAlphanumeric(name.charAt(name.length() - 1))) {
            return false;
        }
        for (int i = 1; i < name.length() - 1; i++) {
            char c = name.charAt(i);
            if (!isAlphanumeric(c) && !isSeparator(c)) {
                return false;
            }
        }
        return true;
    }

    /// Lower case, and one `-` for each run of `-`, `_` and `.`.
    static String normalised(String name) {
        var normalised = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isSeparator(c)) {
                normalised.append(c);
            } else if (i == 0 || !isSeparator(name.charAt(i - 1))) {
                normalised.append('-');
            }
        }
        return normalised.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
