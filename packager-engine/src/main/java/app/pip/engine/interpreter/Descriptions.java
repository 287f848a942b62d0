package app.pip.engine.interpreter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What was read of interpreters' files once, kept as JSON beside their `.pybi` files.
final class Descriptions {

    private static final String DESCRIPTION = ".json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Descriptions() {}

    /// The interpreters that a folder describes, newest first; none if it isn't there.
    static List<Interpreter> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Interpreter>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Descriptions::isDescription).sorted().toList()) {
                found.add(read(file));
            }
        }
        found.sort(Comparator.comparingInt((Interpreter one) -> Interpreter.order(one.version()))
                .reversed());
        return List.copyOf(found);
    }

    /// Writes an interpreter's description beside its file.
    static void write(Interpreter interpreter, Path folder) throws IOException {
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
