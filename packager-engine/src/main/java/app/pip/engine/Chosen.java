package app.pip.engine;

import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.project.Goal;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// A goal that can be reached.
///
/// @param offer the interpreter for it
/// @param libraries of the system that the program's modules need, by the names that their files have
record Chosen(Goal goal, InterpreterOffer offer, SortedSet<String> libraries) {

    /// Copies the names.
    Chosen {
        libraries = Collections.unmodifiableSortedSet(new TreeSet<>(libraries));
    }

    /// An interpreter for the usual kind of app of its target, whatever the app is.
    static Chosen any(InterpreterOffer offer) {
        return new Chosen(Goal.usual(offer.target()), offer, new TreeSet<>());
    }

    /// The interpreter, once it is here.
    Interpreter interpreter() {
        return switch (offer) {
            case InterpreterOffer.Here here -> here.interpreter();
            case InterpreterOffer.Elsewhere _ -> throw new IllegalStateException(offer.file() + " isn't here yet");
        };
    }
}
