package app.pip.app.cli;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// Tells problems in words: what, why, what to do; each below the other, in lines that fit on a screen.
final class ProblemWords {

    private static final int WIDTH = 100;

    private final PrintStream out;

    ProblemWords(PrintStream out) {
        this.out = out;
    }

    void tell(List<Problem> problems) {
        for (Problem problem : problems) {
            var words = problem.in(Locale.ENGLISH);
            out.println();
            tell(problem.severity() == Severity.STOP ? "Problem: " : "Note: ", words.what());
            tell("  Why:        ", words.why());
            tell("  What to do: ", words.todo());
        }
    }

    private void tell(String label, String text) {
        String margin = " ".repeat(label.length());
        String beginning = label;
        for (String paragraph : text.lines().toList()) {
            for (String line = paragraph; !line.isEmpty(); ) {
                int end = end(line, WIDTH - label.length());
                out.println(beginning + line.substring(0, end).stripTrailing());
                line = line.substring(end).stripLeading();
                beginning = margin;
            }
        }
    }

    /// Where a line ends: at the last space that fits. A word that is longer than the line, such as a path, isn't cut:
    /// it has to be one when it is copied.
    private static int end(String text, int width) {
        if (text.length() <= width) {
            return text.length();
        }
        int last = text.lastIndexOf(' ', width);
        int next = text.indexOf(' ', width);
        return last > 0 ? last : next > 0 ? next : text.length();
    }
}
