package app.pip.engine;

import app.pip.engine.hash.Sha256;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.ShippedInterpreters;
import app.pip.engine.pack.LayerStore;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.script.StandardLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What every program needs and is read once for all of them: thirty programs of a class share it in memory, too.
final class KnownParts {

    private final ShippedInterpreters interpreters;
    private final LayerStore layers;
    private final Map<Sha256, PackedLayer> pythons = new HashMap<>();
    private Optional<StandardLibrary> library = Optional.empty();

    KnownParts(ShippedInterpreters interpreters, LayerStore layers) {
        this.interpreters = interpreters;
        this.layers = layers;
    }

    /// The standard library's description, made when the product was built.
    synchronized StandardLibrary standardLibrary() throws IOException {
        if (library.isEmpty()) {
            try (InputStream json = Files.newInputStream(interpreters.standardLibrary())) {
                library = Optional.of(StandardLibrary.read(json));
            }
        }
        return library.get();
    }

    /// The packed layer of an interpreter, made when the product was built, or when it was fetched.
    synchronized PackedLayer layer(Interpreter interpreter) throws IOException {
        PackedLayer known = pythons.get(interpreter.layer());
        if (known == null) {
            known = layers.find(interpreter.layer())
                    .orElseThrow(() ->
                            new IOException("the layer of " + interpreter.pybi() + " is missing: build pip.app again"));
            pythons.put(interpreter.layer(), known);
        }
        return known;
    }
}
