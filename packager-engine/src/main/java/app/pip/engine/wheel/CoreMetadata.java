package app.pip.engine.wheel;

import app.pip.engine.format.mail.MailHeaders;
import java.util.List;
import java.util.Optional;

/// The fields of a `METADATA` or `WHEEL` file ([core
/// metadata](https://packaging.python.org/specifications/core-metadata/)).
///
/// @param headers of the file
record CoreMetadata(MailHeaders headers) {

    /// Reads the headers.
    static CoreMetadata parse(String text) {
        return new CoreMetadata(MailHeaders.read(text));
    }

    /// The first value of a field that says something.
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /// The values of a field that say something.
    List<String> all(String name) {
        // `UNKNOWN` is what old setuptools wrote for nothing
        return headers.all(name).stream()
                .filter(value -> !value.isBlank() && !value.equals("UNKNOWN"))
                .toList();
    }
}
