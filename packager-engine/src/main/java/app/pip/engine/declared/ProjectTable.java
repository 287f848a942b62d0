package app.pip.engine.declared;

import app.pip.engine.format.toml.TomlException;
import app.pip.engine.format.toml.TomlFile;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A TOML file of the program: its values with their places.
///
/// @param file where it lies
/// @param toml what it says
/// @param before how many lines of the file come before the TOML
record ProjectTable(SourceText file, TomlFile toml, int before) {

    /// Reads a file.
    ///
    /// @throws ProblemException if it isn't TOML
    static ProjectTable read(SourceText file) throws ProblemException {
        return read(file, file.text(), 0);
    }

    /// Reads a part of a file.
    ///
    /// @param text the part
    /// @param before how many lines come before it
    /// @throws ProblemException if it isn't TOML
    static ProjectTable read(SourceText file, String text, int before) throws ProblemException {
        try {
            return new ProjectTable(file, TomlFile.parse(text), before);
        } catch (TomlException e) {
            throw new ProblemException(Problem.stop("declared.syntax", file.path(), e.line() + before, e.reason()), e);
        }
    }

    JsonNode at(String pointer) {
        return toml.at(pointer);
    }

    boolean has(String pointer) {
        return !at(pointer).isMissingNode();
    }

    Place place(String pointer) {
        return file.line(toml.line(pointer) + before);
    }

    /// A text that is there.
    Optional<String> text(String pointer) {
        JsonNode value = at(pointer);
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }

    /// The texts of an array, each with its pointer; anything else in their place is a problem.
    List<Map.Entry<String, String>> texts(String pointer, Found found) {
        var texts = new ArrayList<Map.Entry<String, String>>();
        JsonNode array = at(pointer);
        if (!array.isMissingNode() && !array.isArray()) {
            found.notA("[ \"…\", \"…\" ]", pointer.substring(1).replace('/', '.'), place(pointer));
        }
        for (int i = 0; array.isArray() && i < array.size(); i++) {
            String place = pointer + "/" + i;
            if (array.get(i).isString()) {
                texts.add(Map.entry(place, array.get(i).asString()));
            } else {
                found.notA("\"…\"", pointer.substring(1).replace('/', '.'), place(place));
            }
        }
        return texts;
    }
}
