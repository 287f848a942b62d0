package app.pip.engine.net;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The passwords in the plain file of Python's `keyring` (`keyring_pass.cfg` of its `PlaintextKeyring`), by
/// service and user. Other kinds of keyring are programs of their own, which we don't start.
final class KeyringFile {

    private final Map<String, Map<String, String>> services = new LinkedHashMap<>();

    private KeyringFile() {}

    /// Reads the file's text: sections are services, keys are users, values are passwords in base64; letters
    /// and digits stand for themselves, all other bytes are `_` and two hexadecimal digits.
    static KeyringFile parse(String text) {
        var file = new KeyringFile();
        for (IniFile.Section section : IniFile.parse(text).sections()) {
            var users = new LinkedHashMap<String, String>();
            section.values().forEach((user, value) -> password(value).ifPresent(word -> users.put(user, word)));
            file.services.put(section.name().toLowerCase(Locale.ROOT), users);
        }
        return file;
    }

    private static Optional<String> password(String value) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(value);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // encrypted or damaged: no password for us
            return Optional.empty();
        }
    }

    /// The password of a user.
    Optional<String> find(String service, String user) {
        Map<String, String> users = services.getOrDefault(escaped(service), Map.of());
        return Optional.ofNullable(users.get(escaped(user)));
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
            escaped.append(plain ? String.valueOf((char) b) : "_%02X".formatted(b));
        }
        // keys of such files are compared in lower case
        return escaped.toString().toLowerCase(Locale.ROOT);
    }
}
