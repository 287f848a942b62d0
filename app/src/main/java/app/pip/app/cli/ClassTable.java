package app.pip.app.cli;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.classroom.ClassOutcome;
import app.pip.engine.classroom.ClassProgram;
import app.pip.engine.classroom.Slip;
import app.pip.engine.problem.Problem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/// A class in a terminal: a line for each program, with the problem of those that weren't made and what its
/// author can do about it.
final class ClassTable {

    private static final int WIDEST = 30;

    private final PrintStream out;

    ClassTable(PrintStream out) {
        this.out = out;
    }

    void tell(ClassOutcome made, Path folder) {
        int title = width(made, true);
        int author = width(made, false);
        for (ClassProgram program : made.programs()) {
            out.println(mark(program.state()) + " " + padded(program.title(), title) + "  "
                    + padded(program.author(), author) + "  " + program.name());
            Slip.of(program, Locale.ENGLISH).forEach(this::tell);
        }
        long good = made.programs().stream()
                .filter(one -> one.state() != ClassProgram.State.NOT_MADE)
                .count();
        out.println();
        out.println(good + " of " + made.programs().size() + " programs are in the bundles, in " + folder);
        for (Artifact artifact : made.artifacts()) {
            out.println(String.format(
                    Locale.ROOT,
                    "  %s  (%.1f MB, needs %s or newer)",
                    artifact.file().getFileName(),
                    artifact.size() / 1e6,
                    artifact.floor().words()));
        }
    }

    private void tell(Problem.Explanation words) {
        out.println("         " + words.what());
        out.println("         What to do: " + words.todo());
    }

    private static String mark(ClassProgram.State state) {
        return switch (state) {
            case MADE -> "made    ";
            case PARTLY -> "partly  ";
            case NOT_MADE -> "NOT MADE";
        };
    }

    private static int width(ClassOutcome made, boolean title) {
        return made.programs().stream()
                .mapToInt(one -> (title ? one.title() : one.author()).length())
                .map(length -> Math.min(length, WIDEST))
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
