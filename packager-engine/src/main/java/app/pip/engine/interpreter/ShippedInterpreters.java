package app.pip.engine.interpreter;

import app.pip.engine.platform.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The interpreters that come with the product: a folder made when the product is built, with a `.pybi` file and a
/// description for each, the packed layers, and what they have in common.
public final class ShippedInterpreters implements InterpreterSource {

    /// The name of the standard library's description in the folder.
    static final String STANDARD_LIBRARY = "standard-library.json";

    private final Path folder;
    private List<Interpreter> described = List.of();

    /// The interpreters in a folder.
    public ShippedInterpreters(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<InterpreterOffer> offers(Target target) throws IOException {
        return available(target).stream()
                .<InterpreterOffer>map(InterpreterOffer.Here::shipped)
                .toList();
    }

    /// The interpreters for a target, newest first.
    public List<Interpreter> available(Target target) throws IOException {
        return described().stream()
                .filter(interpreter -> interpreter.target() == target)
                .toList();
    }

    /// All of them, newest first, read once: every target asks.
    private synchronized List<Interpreter> described() throws IOException {
        if (described.isEmpty()) {
            described = Descriptions.in(folder);
        }
        return described;
    }

    /// The `.pybi` file of one of them.
    public Path pybi(Interpreter interpreter) {
        return folder.resolve(interpreter.pybi());
    }

    /// The description of the standard library that they have in common (`script.StandardLibrary`).
    public Path standardLibrary() {
        return folder.resolve(STANDARD_LIBRARY);
    }
}
