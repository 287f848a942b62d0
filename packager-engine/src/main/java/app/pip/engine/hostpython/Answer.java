package app.pip.engine.hostpython;

import app.pip.engine.tree.Content;
import java.io.IOException;

/// What the interpreter made of one [Source].
public sealed interface Answer {

    /// The answer as bytes: the same answer gives the same bytes, and [#of] reads them again.
    ///
    /// @throws IOException if the bytecode can't be read
    default byte[] toBytes() throws IOException {
        return Pieces.of(this).toBytes();
    }

    /// The answer that was written by [#toBytes].
    ///
    /// @throws IOException if the bytes are no such answer
    static Answer of(byte[] bytes) throws IOException {
        return Pieces.of(bytes).toAnswer();
    }

    /// The source is a Python program.
    ///
    /// @param facts what can be seen in it
    /// @param bytecode a whole `.pyc` file (PEP 552): header with hash, and the compiled code
    record Understood(Facts facts, Content bytecode) implements Answer {}

    /// The source can't be compiled.
    ///
    /// @param reason what is in the way
    /// @param line where, counted from 1; 0 if there is no place
    /// @param column where in the line, in characters, counted from 1; 0 if there is no place
    /// @param text the line, or a piece of it if it is very long; may be empty
    /// @param message the interpreter's own words, English
    record Refused(Reason reason, int line, int column, String text, String message) implements Answer {}

    /// What is in the way of compiling a source.
    enum Reason {
        /// The program breaks Python's grammar.
        SYNTAX,
        /// It was written for Python 2.
        PYTHON_2,
        /// Its bytes don't fit the encoding it declares or, without one, UTF-8 (PEP 263).
        ENCODING,
        /// It is something else: a picture, an archive, a web page.
        NOT_TEXT,
        /// It needs more memory or time than is given; it may be a good program.
        TOO_LARGE,
        /// Expressions or blocks are nested deeper than the compiler can follow.
        TOO_DEEP
    }
}
