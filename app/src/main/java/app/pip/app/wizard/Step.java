package app.pip.app.wizard;

import java.util.Arrays;
import java.util.List;
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
    DONE(6),
    /// The programs of a whole class, side by side.
    PUPILS(2),
    /// For which systems, and in which form.
    SYSTEMS(3),
    /// The bundles are being made.
    BUNDLING(4),
    /// What was made of the class.
    BUNDLED(5);

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
        return road().get(number - 1 + pages);
    }

    /// Whether it is about a whole class and not about one program.
    public boolean isOfClass() {
        return compareTo(PUPILS) >= 0;
    }

    /// The pages that lead to this one and on from it.
    public List<Step> road() {
        return Arrays.stream(values())
                .filter(step -> step == PROGRAM || step.isOfClass() == isOfClass())
                .toList();
    }

    /// The name of its texts, such as `needs` for `needs.title`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
