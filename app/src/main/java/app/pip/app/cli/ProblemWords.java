package app.pip.app.cli;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// Tells problems in words: what, why, what to do.
final class ProblemWords {

    private final PrintStream out;

    ProblemWords(PrintStream out) {
        this.out = out;
    }

    void tell(List<Problem> problems) {
        for (Problem problem : problems) {
            var words = problem.in(Locale.ENGLISH);
            out.println();
            out.println((problem.severity() == Severity.STOP ? "Problem: " : "Note: ") + words.what());
            tell("Why:        ", words.why());
            tell("What to do: ", words.todo());
        }
    }

    private void tell(String label, String text) {
        if (!text.isEmpty()) {
            out.println("  " + label + text.replace("\n", "\n" + " ".repeat(label.length() + 2)));
        }
    }
}
