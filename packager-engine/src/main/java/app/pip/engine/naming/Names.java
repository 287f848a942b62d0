package app.pip.engine.naming;

import java.util.Locale;
import java.util.regex.Pattern;

/// What project names and extras have in common.
final class Names {

    private static final Pattern LEGAL =
            Pattern.compile("[a-z0-9]|[a-z0-9][a-z0-9._-]*[a-z0-9]", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    private Names() {}

    static boolean isLegal(String name) {
        return LEGAL.matcher(name).matches();
    }

    /// Lower case, and one `-` for each run of `-`, `_` and `.`.
    static String normalised(String name) {
        return SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
