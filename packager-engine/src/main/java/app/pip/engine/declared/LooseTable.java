package app.pip.engine.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One dependency as Poetry's table and Pipfiles write it: a version, or a table with a version and more.
///
/// @param name the package's
/// @param value what stands behind the `=`
record LooseTable(String name, JsonNode value) {

    private static final List<String> PLACES = List.of("git", "path", "url", "file", "hg", "svn");

    /// Whether it comes from elsewhere than an index.
    Optional<String> elsewhere() {
        return PLACES.stream().filter(value::has).findFirst();
    }

    /// The version as written, if there is one.
    Optional<String> version() {
        return value.isString() ? Optional.of(value.asString()) : text("version");
    }

    /// The text of a key.
    Optional<String> text(String key) {
        return Optional.ofNullable(value.get(key)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    /// The requirement as PEP 508 writes it.
    ///
    /// @param specifiers comparisons, may be empty
    /// @param markers all of which must hold
    String requirement(String specifiers, List<String> markers) {
        var extras = new ArrayList<String>();
        if (value.has("extras")) {
            value.get("extras").forEach(extra -> extras.add(extra.asString("")));
        }
        String joined = markers.size() == 1
                ? markers.getFirst()
                : String.join(
                        " and ", markers.stream().map(one -> "(" + one + ")").toList());
        return name
                + (extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]")
                + specifiers
                + (markers.isEmpty() ? "" : " ; " + joined);
    }
}
