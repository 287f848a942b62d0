package app.pip.engine.index;

import java.util.regex.Pattern;

/// The version of the simple API (PEP 629): a newer minor one is welcome, a newer major one is not.
final class ApiVersion {

    private static final Pattern KNOWN = Pattern.compile("[01](\\.\\d+)*");

    private ApiVersion() {}

    static void check(String text) throws NotAnIndexException {
        if (!KNOWN.matcher(text.strip()).matches()) {
            throw new NotAnIndexException("simple API " + text.strip());
        }
    }
}
