package app.pip.engine.declared;

import java.util.regex.Pattern;

/// Addresses as they may be shown.
final class Addresses {

    private static final Pattern SECRETS = Pattern.compile("(://)[^/@\\s]*@");

    private Addresses() {}

    /// Without user and password.
    static String withoutSecrets(String address) {
        return SECRETS.matcher(address).replaceAll("$1");
    }
}
