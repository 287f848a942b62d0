package app.pip.engine;

import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.project.Goal;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// A goal that can be reached.
///
/// @param interpreter for it
/// @param libraries of the system that the program's modules need, by the names that their files have
record Chosen(Goal goal, Interpreter interpreter, SortedSet<String> libraries) {

    /// Copies the names.
    Chosen {
        libraries = Collections.unmodifiableSortedSet(new TreeSet<>(libraries));
    }
}
