package app.pip.engine.script;

import app.pip.engine.hostpython.Facts;
import app.pip.engine.hostpython.Sign;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
import app.pip.engine.program.ProgramFolder;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What goes otherwise in an app than at the author's desk, told before the app is made.
public final class Warnings {

    private static final Set<String> TURTLES = Set.of("turtle");
    // started with other words than `python`, so an app made of them shows nothing
    private static final Set<String> RUNNERS = Set.of("reflex", "panel", "taipy");
    private static final Pattern EVERYWHERE = Pattern.compile("(python[0-9.]*|echo|pause|title|color|mode|cd|exit)?");

    private Warnings() {}

    /// One note for each kind of thing, at its first place.
    public static List<Problem> of(ProgramFolder program, ScriptFacts facts) throws IOException {
        TreePath entry = program.entry();
        var rewording = new Rewording(program.tree());
        var problems = new ArrayList<Problem>();
        window(entry, facts, problems);
        for (var source : facts.sources().entrySet()) {
            for (Sign sign : source.getValue().signs()) {
                one(source.getKey(), sign, entry, facts).ifPresent(problems::add);
                if (sign.kind() == Sign.Kind.CLEAR) {
                    clear(source.getKey(), sign, rewording).ifPresent(problems::add);
                }
            }
        }
        return problems;
    }

    private static Optional<Problem> one(TreePath file, Sign sign, TreePath entry, ScriptFacts facts) {
        return switch (sign.kind()) {
            case THREAD_EXIT -> Optional.of(Problem.note("app.thread-exit", file, sign.line(), sign.detail()));
            case SECRET -> Optional.of(Problem.note("script.secret", file, sign.line()));
            case COMMAND ->
                EVERYWHERE.matcher(sign.detail()).matches()
                        ? Optional.empty()
                        : Optional.of(Problem.note("app.command", sign.detail(), file, sign.line()));
            case WORKERS ->
                sign.detail().equals("guarded") || facts.guarded(entry)
                        ? Optional.empty()
                        : Optional.of(Problem.note("app.workers", file, sign.line(), entry));
            // told elsewhere, or nothing goes wrong with it: an app has the whole of Python, exit() too
            case INPUT, PRINT, EXIT, CHDIR, CLEAR, LOOP, SERVER, PGZERO -> Optional.empty();
        };
    }

    private static void window(TreePath entry, ScriptFacts facts, List<Problem> problems) {
        Appearance look = facts.appearance();
        if (look.reason() == Appearance.Reason.INPUT) {
            facts.sources()
                    .forEach((file, source) -> first(source, Sign.Kind.INPUT).ifPresent(sign -> {
                        if (problems.isEmpty()) {
                            problems.add(Problem.note("app.input-and-window", file, sign.line(), look.detail())
                                    .with(new Remedy.Window()));
                        }
                    }));
        }
        boolean waits = facts.sign(Sign.Kind.LOOP).isPresent()
                || facts.sign(Sign.Kind.INPUT).isPresent();
        if (look.window() && TURTLES.contains(look.detail()) && !waits) {
            problems.add(Problem.note("app.turtle-closes", entry)
                    .with(new Remedy.Append(entry.toString(), "import turtle; turtle.done()")));
        }
        if (look.kind() == Appearance.Kind.WEB && RUNNERS.contains(look.detail())) {
            problems.add(Problem.note("app.runner", look.detail()));
        }
    }

    private static Optional<Problem> clear(TreePath file, Sign sign, Rewording rewording) throws IOException {
        String systems = sign.detail().equals("cls") ? "macOS and Linux" : "Windows";
        if (sign.detail().equals("both") || sign.detail().contains("|")) {
            return Optional.empty();
        }
        var problem = Problem.note("app.clear", sign.detail(), file, sign.line(), systems);
        return Optional.of(
                rewording.clearing(file, sign.line()).map(problem::with).orElse(problem));
    }

    private static Optional<Sign> first(Facts source, Sign.Kind kind) {
        return source.signs().stream().filter(sign -> sign.kind() == kind).findFirst();
    }
}
