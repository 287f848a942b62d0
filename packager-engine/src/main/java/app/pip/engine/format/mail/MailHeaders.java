package app.pip.engine.format.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Headers as in mails, each of which may come several times; what follows the first empty line is a description, and
/// isn't kept.
///
/// @param fields in the order of the file
public record MailHeaders(List<Field> fields) {

    /// Copies the fields.
    public MailHeaders {
        fields = List.copyOf(fields);
    }

    /// Reads them. A line that begins with white space goes on with the one before; one that is no header is passed
    /// over, and so is what goes on with it.
    public static MailHeaders read(String text) {
        var fields = new ArrayList<Field>();
        boolean open = false;
        for (String line : text.lines().takeWhile(line -> !line.isEmpty()).toList()) {
            if (Character.isWhitespace(line.charAt(0))) {
                if (open) {
                    Field last = fields.removeLast();
                    fields.add(new Field(last.name(), last.value() + "\n" + line.strip()));
                }
                continue;
            }
            int colon = line.indexOf(':');
            open = colon > 0;
            if (open) {
                fields.add(new Field(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return new MailHeaders(fields);
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
