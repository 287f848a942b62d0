package app.pip.engine.hostpython;

/// Something in a source that tells how the program shows itself, or that goes wrong in an app.
///
/// @param detail as the kind says
/// @param line where it is first, counted from 1
public record Sign(Kind kind, String detail, int line) {

    /// What the sign is.
    public enum Kind {
        /// It reads from the terminal; the detail is `getpass` for a password.
        INPUT,
        /// It writes to the terminal.
        PRINT,
        /// It ends itself by `exit()` or `quit()`, which are meant for typing; the detail says which.
        EXIT,
        /// It ends the program in a thread, which ends the thread only; the detail is the function.
        THREAD_EXIT,
        /// It changes the current folder.
        CHDIR,
        /// It clears the terminal by a command of the system; the detail is the command.
        CLEAR,
        /// It starts another command; the detail is its first word, empty if that isn't known.
        COMMAND,
        /// It waits for a window to be closed; the detail is the function.
        LOOP,
        /// It starts worker processes; the detail is `guarded` where that is below `if __name__ == "__main__"`.
        WORKERS,
        /// It serves web pages; the detail is the function.
        SERVER,
        /// It is meant for pgzero's runner, which is not imported; the line is that of a function it calls.
        PGZERO,
        /// A password or key is written out; never told which.
        SECRET
    }
}
