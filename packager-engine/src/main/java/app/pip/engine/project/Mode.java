package app.pip.engine.project;

/// What a program shows itself in.
public enum Mode {
    /// Text in a terminal, which is opened for it where there is none.
    CONSOLE,
    /// Windows of its own.
    WINDOW,
    /// Pages in the browser, and a small window to stop it.
    WEB;

    /// Whether a terminal is opened for it.
    public boolean inTerminal() {
        return this == CONSOLE;
    }
}
