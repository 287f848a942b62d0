package app.pip.engine.wheel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The fields of a `METADATA` or `WHEEL` file ([core
/// metadata](https://packaging.python.org/specifications/core-metadata/)):
/// the headers of an e-mail, each of which may come several times.
///
/// @param fields the values of each field in order, by its name in lower case
record CoreMetadata(Map<String, List<String>> fields) {

    /// Reads the headers; what follows the first empty line is a description.
    static CoreMetadata parse(String text) {
        var fields = new TreeMap<String, List<String>>();
        List<String> last = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isEmpty()) {
                break;
            }
            if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
                last.set(last.size() - 1, last.getLast() + "\n" + line.strip());
                continue;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                last = fields.computeIfAbsent(name, key -> new ArrayList<>());
                last.add(line.substring(colon + 1).strip());
            }
        }
        return new CoreMetadata(fields);
    }

    /// The first value of a field that says something.
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /// The values of a field that say something.
    List<String> all(String name) {
        // `UNKNOWN` is what old setuptools wrote for nothing
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .filter(value -> !value.isBlank() && !value.equals("UNKNOWN"))
                .toList();
    }
}
