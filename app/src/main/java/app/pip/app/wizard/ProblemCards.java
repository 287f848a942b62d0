package app.pip.app.wizard;

import app.pip.app.ui.ProblemCard;
import app.pip.app.ui.ProblemCard.Remedy;
import app.pip.app.ui.ProblemCard.Texts;
import app.pip.app.ui.ProblemCard.Weight;
import app.pip.app.work.FailureReport;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy.Append;
import app.pip.engine.problem.Remedy.Console;
import app.pip.engine.problem.Remedy.DoWithout;
import app.pip.engine.problem.Remedy.Include;
import app.pip.engine.problem.Remedy.Install;
import app.pip.engine.problem.Remedy.LeaveOut;
import app.pip.engine.problem.Remedy.Rename;
import app.pip.engine.problem.Remedy.Start;
import app.pip.engine.problem.Remedy.Utf8Copy;
import app.pip.engine.problem.Remedy.Window;
import app.pip.engine.problem.Severity;
import app.pip.engine.project.Mode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The engine's problems as cards, with a button where one press is enough.
///
/// @param desk for words and remedies
public record ProblemCards(Desk desk) {

    /// Problems that a yes answers.
    private static final List<String> QUESTIONS = List.of("program.large", "program.unexpected-folder");

    /// One card for each; what stops comes first.
    public List<Node> of(List<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparing(Problem::severity))
                .map(this::card)
                .toList();
    }

    /// The card of a mistake of ours.
    public Node of(FailureReport report) {
        var texts = new Texts(
                desk.words().text("unexpected.what"),
                desk.words().text("unexpected.why", report.code()),
                desk.words().text("unexpected.todo"));
        return new ProblemCard(
                texts,
                Weight.STOP,
                Optional.of(new Remedy(desk.words().text("unexpected.copy"), () -> copy(report.text()))));
    }

    private Node card(Problem problem) {
        var told = problem.in(desk.words().locale());
        var weight = problem.severity() == Severity.STOP ? Weight.STOP : Weight.NOTE;
        return new ProblemCard(new Texts(told.what(), told.why(), told.todo()), weight, remedy(problem));
    }

    private Optional<Remedy> remedy(Problem problem) {
        if (QUESTIONS.contains(problem.id()) && problem.severity() == Severity.STOP) {
            return Optional.of(new Remedy(
                    desk.words().text("remedy.sure"), () -> desk.draft().sure().set(true)));
        }
        return problem.remedies().stream().flatMap(way -> offered(way).stream()).findFirst();
    }

    /// A way out as a button. The packages of an import wait for the engine's own choice of them.
    private Optional<Remedy> offered(app.pip.engine.problem.Remedy way) {
        return switch (way) {
            case Console _ -> Optional.of(button("remedy.console", "", () -> want(Mode.CONSOLE)));
            case Window _ -> Optional.of(button("remedy.window", "", () -> want(Mode.WINDOW)));
            case Start start -> Optional.of(button("remedy.start", start.script(), () -> take(way)));
            case Include more -> Optional.of(button("remedy.include", more.path(), () -> take(way)));
            case LeaveOut less -> Optional.of(button("remedy.leave", less.path(), () -> take(way)));
            case Utf8Copy copy -> Optional.of(button("remedy.utf8", copy.path(), () -> take(way)));
            case Rename other -> Optional.of(button("remedy.rename", other.name(), () -> take(way)));
            case Append line -> Optional.of(button("remedy.append", line.line(), () -> take(way)));
            case Install _, DoWithout _ -> Optional.empty();
        };
    }

    private Remedy button(String key, String detail, Runnable action) {
        return new Remedy(desk.words().text(key, detail), action);
    }

    private void want(Mode mode) {
        desk.draft().mode().set(Optional.of(mode));
    }

    private void take(app.pip.engine.problem.Remedy way) {
        desk.draft().remedies().add(way);
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
