package app.pip.engine.format.pe;

/// What a program needs around it (`Subsystem` in its optional header).
public enum Subsystem {
    /// A program with windows, or a library.
    WINDOW(2),
    /// A program in a console.
    CONSOLE(3),
    /// Anything else: drivers, boot programs.
    OTHER(-1);

    private final int number;

    Subsystem(int number) {
        this.number = number;
    }

    static Subsystem of(int number) {
        for (Subsystem subsystem : values()) {
            if (subsystem.number == number) {
                return subsystem;
            }
        }
        return OTHER;
    }
}
