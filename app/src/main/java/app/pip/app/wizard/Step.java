package app.pip.app.wizard;

import java.util.Locale;

/// The pages in their order.
public enum Step {
    /// Which program.
    PROGRAM(1),
    /// What it needs.
    NEEDS(2),
    /// Who is it for.
    WHO(3),
    /// Name and look.
    LOOK(4),
    /// The app is being made.
    MAKING(5),
    /// What was made.
    DONE(6);

    private final int number;

    Step(int number) {
        this.number = number;
    }

    /// Its number, from 1.
    public int number() {
        return number;
    }

    /// The page that many pages further on.
    ///
    /// @throws IndexOutOfBoundsException if there is none
    public Step plus(int pages) {
        return values()[number - 1 + pages];
    }

    /// The name of its texts, such as `needs` for `needs.title`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
