package app.pip.engine.format.toml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// A [TOML](https://toml.io/en/v1.0.0) text as a tree, with the place of each value in the text.
/// Values are named by JSON pointers (RFC 6901): `/project/dependencies/0`, `/packages/3/name`.
///
/// @param text as it was read
/// @param root the values; dates and times are texts
/// @param spans where each value and each table stands
public record TomlFile(String text, ObjectNode root, Map<String, Span> spans) {

    private static final TomlMapper MAPPER = new TomlMapper();
    private static final int LONGEST_REASON = 200;
    private static final int DEEPEST = 500;

    /// Copies the map.
    public TomlFile {
        spans = Map.copyOf(spans);
    }

    /// Reads a text.
    ///
    /// @throws TomlException if it isn't TOML, or nested deeper than 500 levels
    public static TomlFile parse(String text) throws TomlException {
        ObjectNode root = tree(text);
        var spans = new TreeMap<String, Span>();
        new TomlPlaces(text, spans).find();
        return new TomlFile(text, root, spans);
    }

    /// Reads a text of which the places don't matter.
    ///
    /// @throws TomlException if it isn't TOML, or nested deeper than 500 levels
    public static ObjectNode tree(String text) throws TomlException {
        try {
            var root = (ObjectNode) MAPPER.readTree(text);
            refuseDeep(root);
            return root;
        } catch (JacksonException e) {
            String reason = e.getOriginalMessage();
            Optional<TokenStreamLocation> place = Optional.ofNullable(e.getLocation());
            throw (TomlException) new TomlException(
                            place.map(TokenStreamLocation::getLineNr).orElse(1),
                            place.map(TokenStreamLocation::getColumnNr).orElse(1),
                            reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + " …" : reason)
                    .initCause(e);
        }
    }

    /// Jackson limits the depth of brackets, but not that of dotted keys.
    private static void refuseDeep(JsonNode root) throws TomlException {
        List<JsonNode> level = List.of(root);
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth > DEEPEST) {
                throw new TomlException(1, 1, "nested deeper than " + DEEPEST + " levels");
            }
            level = level.stream()
                    .filter(JsonNode::isContainer)
                    .flatMap(JsonNode::valueStream)
                    .toList();
        }
    }

    /// The value there, a missing node if there is none.
    ///
    /// @param pointer such as `/project/name`
    public JsonNode at(String pointer) {
        return root.at(JsonPointer.compile(pointer));
    }

    /// The line of a value, or of the nearest table or value around it that is in the text; the first
    /// line is 1.
    public int line(String pointer) {
        String place = pointer;
        while (!place.isEmpty()) {
            Span span = spans.get(place);
            if (span != null) {
                return span.line();
            }
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return 1;
    }

    /// Where something stands.
    ///
    /// @param line of its key or, in an array, of itself; the first is 1
    /// @param start offset in the text of its key or, in an array, of itself
    /// @param value offset in the text where the value begins; for a table with a header, the header's
    ///     end
    /// @param end offset behind the value's last character
    public record Span(int line, int start, int value, int end) {}
}
