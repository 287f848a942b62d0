package app.pip.engine.inspection;

/// How a program shows itself.
///
/// @param kind console, window or web
/// @param reason what that rests on
/// @param detail the module or the script's name; may be empty
public record FoundApp(Kind kind, Reason reason, String detail) {

    /// In what a program shows itself.
    public enum Kind {
        /// Text in a terminal.
        CONSOLE,
        /// Windows of its own.
        WINDOW,
        /// Pages in a web browser.
        WEB
    }

    /// What the guess rests on.
    public enum Reason {
        /// A module that it imports.
        IMPORT,
        /// Its name ends in `.pyw`.
        ENDING,
        /// It opens windows, but also asks in a terminal.
        INPUT,
        /// It is written for pgzero's runner.
        PGZERO,
        /// It serves web pages by Python's own means.
        SERVER,
        /// Nothing speaks for a window.
        NOTHING
    }
}
