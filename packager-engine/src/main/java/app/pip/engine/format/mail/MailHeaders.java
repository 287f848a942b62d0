package app.pip.engine.pybi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Mail-style headers, as PYBI and METADATA have them; what follows the first empty line is a description.
///
/// @param fields in the order of the file
public record Headers(List<Field> fields) {

    /// Copies the fields.
    public Headers {
        fields = List.copyOf(fields);
    }

    /// Reads them; a line that begins with white space goes on with the one before.
    static Headers read(String text) {
        var fields = new ArrayList<Field>();
        for (String line : text.lines().takeWhile(line -> !line.isBlank()).toList()) {
            int colon = line.indexOf(':');
            if (!fields.isEmpty() && Character.isWhitespace(line.charAt(0))) {
                Field last = fields.removeLast();
                fields.add(new Field(last.name(), last.value() + "\n" + line.strip()));
            } else if (colon > 0) {
                fields.add(new Field(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return new Headers(fields);
    }

    /// The values of a field, whose name may be spelt in any case.
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /// The first value of a field.
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /// One header.
    ///
    /// @param name as spelt
    /// @param value without the white space around it
    public record Field(String name, String value) {}
}
