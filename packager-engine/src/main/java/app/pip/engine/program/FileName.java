package app.pip.engine.program;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;

/// A file's name as text, the same in every locale.
final class FileName {

    private static final char UNDECODED = '\ufffd';

    private FileName() {}

    /// The last part of a path in normalisation form C; nothing if its bytes are no UTF-8.
    static Optional<String> of(Path path) {
        String name = path.getFileName().toString();
        if (name.indexOf(UNDECODED) < 0) {
            return Optional.of(Normalizer.normalize(name, Normalizer.Form.NFC));
        }
        // In the C locale Java decodes names as ASCII, but the path keeps its bytes, and its URI shows them.
        String raw = path.toUri().getRawPath();
        raw = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
        return decoded(raw.substring(raw.lastIndexOf('/') + 1));
    }

    private static Optional<String> decoded(String escaped) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < escaped.length(); i++) {
            boolean escape = escaped.charAt(i) == '%';
            bytes.write(escape ? Integer.parseInt(escaped, i + 1, i + 3, 16) : escaped.charAt(i));
            i += escape ? 2 : 0;
        }
        try {
            String name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return Optional.of(Normalizer.normalize(name, Normalizer.Form.NFC));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
