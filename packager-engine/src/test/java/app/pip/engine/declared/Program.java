package app.pip.engine.declared;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A program in memory, of which what it declares is asked.
final class Program {

    private final List<Entry> entries = new ArrayList<>();
    private Wishes wishes = Wishes.NONE;

    static Program with(String path, String text) {
        return new Program().and("main.py", "print('hi')\n").and(path, text);
    }

    Program and(String path, String text) {
        entries.add(Entry.file(path, Content.of(text)));
        return this;
    }

    Program and(String path, byte[] bytes) {
        entries.add(Entry.file(path, Content.of(bytes)));
        return this;
    }

    Program wishing(Wishes wanted) {
        wishes = wanted;
        return this;
    }

    Declared declared() {
        try {
            return Declarations.read(Tree.of(entries), TreePath.of("main.py"), wishes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The requirements with their places: `requirements.txt:1 requests>=2`.
    List<String> requirements() {
        return declared().requirements().stream()
                .map(one -> one.place() + " " + one.requirement())
                .toList();
    }

    /// The pins with their versions: `numpy 2.3.1`.
    List<String> pins() {
        return declared().pins().stream()
                .map(pin -> pin.name() + " " + pin.version()
                        + pin.marker().map(marker -> "; " + marker).orElse("")
                        + " " + pin.hashes().size())
                .toList();
    }

    /// The ids of all problems, those that only inform in brackets.
    List<String> problems() {
        return problems(declared());
    }

    static List<String> problems(Declared declared) {
        return declared.problems().stream().map(Program::told).toList();
    }

    /// The only problem's details.
    List<String> details() {
        List<Problem> problems = declared().problems();
        if (problems.size() != 1) {
            throw new AssertionError(problems);
        }
        return problems.getFirst().details();
    }

    private static String told(Problem problem) {
        if (problem.in(Locale.ENGLISH).what().isBlank()) {
            throw new AssertionError(problem);
        }
        return problem.severity() == Severity.STOP ? problem.id() : "(" + problem.id() + ")";
    }
}
