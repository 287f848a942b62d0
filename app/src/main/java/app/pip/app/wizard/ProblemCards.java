package app.pip.app.wizard;

import app.pip.app.ui.ProblemCard;
import app.pip.app.ui.ProblemCard.Remedy;
import app.pip.app.ui.ProblemCard.Texts;
import app.pip.app.ui.ProblemCard.Weight;
import app.pip.app.work.FailureReport;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy.AllowBuild;
import app.pip.engine.problem.Remedy.Append;
import app.pip.engine.problem.Remedy.Console;
import app.pip.engine.problem.Remedy.DoWithout;
import app.pip.engine.problem.Remedy.FetchPython;
import app.pip.engine.problem.Remedy.Include;
import app.pip.engine.problem.Remedy.Install;
import app.pip.engine.problem.Remedy.LeaveOut;
import app.pip.engine.problem.Remedy.Rename;
import app.pip.engine.problem.Remedy.Reword;
import app.pip.engine.problem.Remedy.Start;
import app.pip.engine.problem.Remedy.Utf8Copy;
import app.pip.engine.problem.Remedy.Window;
import app.pip.engine.problem.Severity;
import app.pip.engine.project.Mode;
import app.pip.engine.project.PackageWishes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The engine's problems as cards, with a button where one press is enough.
///
/// @param desk for words and remedies
public record ProblemCards(Desk desk) {

    /// Problems that a yes answers.
    static final List<String> QUESTIONS = List.of("program.large", "program.unexpected-folder");

    /// One card for each; what stops comes first.
    public List<Node> of(List<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparing(Problem::severity))
                .map(this::card)
                .toList();
    }

    /// One card for each, without buttons: for work that the draft has no part in.
    public List<Node> told(List<Problem> problems) {
        return problems.stream().map(one -> card(one, List.of())).toList();
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
                List.of(new Remedy(desk.words().text("unexpected.copy"), () -> copy(report.text()))));
    }

    private Node card(Problem problem) {
        return card(problem, remedies(problem));
    }

    private Node card(Problem problem, List<Remedy> remedies) {
        var told = problem.in(desk.words().locale());
        var weight = problem.severity() == Severity.STOP ? Weight.STOP : Weight.NOTE;
        return new ProblemCard(new Texts(told.what(), told.why(), told.todo()), weight, remedies);
    }

    private List<Remedy> remedies(Problem problem) {
        if (QUESTIONS.contains(problem.id()) && problem.severity() == Severity.STOP) {
            return List.of(new Remedy(
                    desk.words().text("remedy.sure"), () -> desk.draft().sure().set(true)));
        }
        return Stream.concat(
                        problem.remedies().stream().map(this::offered), byId(problem.id(), problem.details()).stream())
                .toList();
    }

    /// A way out as a button.
    private Remedy offered(app.pip.engine.problem.Remedy way) {
        return switch (way) {
            case Console _ -> button("remedy.console", "", () -> want(Mode.CONSOLE));
            case Window _ -> button("remedy.window", "", () -> want(Mode.WINDOW));
            case Start start -> button("remedy.start", start.script(), () -> take(way));
            case Include more -> button("remedy.include", more.path(), () -> take(way));
            case LeaveOut less -> button("remedy.leave", less.path(), () -> take(way));
            case Utf8Copy copy -> button("remedy.utf8", copy.path(), () -> take(way));
            case Rename other -> button("remedy.rename", other.name(), () -> take(way));
            case Append line -> button("remedy.append", line.line(), () -> take(way));
            case Reword other -> button("remedy.reword", other.after(), () -> take(way));
            case Install install -> button("remedy.install", install.distribution(), () -> take(way));
            case DoWithout module -> button("remedy.without", module.module(), () -> take(way));
            case FetchPython python ->
                button("remedy.python", python.minor(), () -> new PythonFetching(desk).start(python));
            case AllowBuild build -> button("remedy.build", build.distribution(), () -> allow(build));
        };
    }

    /// Ways out that the resolver names in its words. Each was tried by it.
    private List<Remedy> byId(String id, List<String> details) {
        return switch (id) {
            case "resolve.leave-out", "resolve.missing" -> List.of(without(details.getFirst()));
            case "resolve.misspelt" -> List.of(instead(details.get(0), details.get(1)), without(details.get(0)));
            case "resolve.successor" -> List.of(instead(details.get(2), details.get(3)));
            case "resolve.nothing-fits", "resolve.no-version" -> List.of(without(details.get(2)));
            case "resolve.ask-exactly" -> List.of(button("remedy.add", details.get(2), () -> add(details.get(2))));
            case "prepare.nothing" -> List.of(button("remedy.again", "", desk.draft()::lookAgain));
            case "net.offline" -> List.of(button("remedy.online", "", this::goOnline));
            default -> id.startsWith("net.") ? List.of(button("remedy.again", "", desk.draft()::lookAgain)) : List.of();
        };
    }

    private Remedy without(String name) {
        return button("remedy.without", name, () -> packages(wishes -> wishes.leavingOut(name, Optional.empty())));
    }

    private Remedy instead(String name, String other) {
        return new Remedy(
                desk.words().text("remedy.instead", other, name),
                () -> packages(
                        wishes -> wishes.leavingOut(name, Optional.of(name)).adding(other)));
    }

    private void add(String requirement) {
        packages(wishes -> wishes.adding(requirement));
    }

    private void allow(AllowBuild build) {
        packages(wishes -> wishes.allowing(build.distribution()));
    }

    private void packages(UnaryOperator<PackageWishes> change) {
        var wishes = desk.draft().packages();
        wishes.set(change.apply(wishes.get()));
    }

    private void goOnline() {
        var connection = desk.draft().connection();
        connection.set(connection.get().offline(false));
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
