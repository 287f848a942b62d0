package app.pip.engine.interpreter;

import app.pip.engine.platform.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The interpreters that come with the product: a folder made when the product is built, with a `.pybi` file and a
/// description for each, the packed layers, and what they have in common.
public final class ShippedInterpreters implements InterpreterSource {

    /// The name of the standard library's description in the folder.
    static final String STANDARD_LIBRARY = "standard-library.json";

    private static final String DESCRIPTION = ".json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private List<Interpreter> described = List.of();

    /// The interpreters in a folder.
    public ShippedInterpreters(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Interpreter> available(Target target) throws IOException {
        return described().stream()
                .filter(interpreter -> interpreter.target() == target)
                .toList();
    }

    /// All of them, newest first, read once: every target asks.
    private synchronized List<Interpreter> described() throws IOException {
        if (described.isEmpty() && Files.isDirectory(folder)) {
            var found = new ArrayList<Interpreter>();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(ShippedInterpreters::isDescription)
                        .sorted()
                        .toList()) {
                    found.add(read(file));
                }
            }
            found.sort(Comparator.comparingInt(Interpreter::order).reversed());
            described = List.copyOf(found);
        }
        return described;
    }

    @Override
    public Path pybi(Interpreter interpreter) {
        return folder.resolve(interpreter.pybi());
    }

    /// The description of the standard library that they have in common (`script.StandardLibrary`).
    public Path standardLibrary() {
        return folder.resolve(STANDARD_LIBRARY);
    }

    /// Writes an interpreter's description.
    static void describe(Interpreter interpreter, Path folder) throws IOException {
        Path file = folder.resolve(interpreter.pybi().replaceFirst("\\.pybi$", DESCRIPTION));
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(interpreter) + "\n");
    }

    private static boolean isDescription(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("cpython-") && name.endsWith(DESCRIPTION);
    }

    private static Interpreter read(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), Interpreter.class);
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged: build the product again", e);
        }
    }
}
