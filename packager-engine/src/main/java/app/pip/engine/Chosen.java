package app.pip.engine;

import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.project.Goal;

/// A goal that can be reached, and the interpreter for it.
record Chosen(Goal goal, Interpreter interpreter) {}
