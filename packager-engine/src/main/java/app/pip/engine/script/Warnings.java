package app.pip.engine.script;

import app.pip.engine.hostpython.Facts;
import app.pip.engine.hostpython.Sign;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
import app.pip.engine.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What goes otherwise in an app than at the author's desk, told before the app is made.
public final class Warnings {

    private static final Set<String> TURTLES = Set.of("turtle");
    // started with other words than `python`, so an app made of them shows nothing
    private static final Set<String> RUNNERS = Set.of("streamlit", "reflex", "panel", "taipy");
    private static final Pattern EVERYWHERE = Pattern.compile("(python[0-9.]*|echo|pause|title|color|mode|cd|exit)?");

    private Warnings() {}

    /// One note for each kind of thing, at its first place.
    public static List<Problem> of(TreePath entry, ScriptFacts facts) {
        var problems = new ArrayList<Problem>();
        window(entry, facts, problems);
        facts.sources()
                .forEach((file, source) -> source.signs().forEach(sign -> {
                    switch (sign.kind()) {
                        case THREAD_EXIT ->
                            problems.add(Problem.note("app.thread-exit", file, sign.line(), sign.detail()));
                        case SECRET -> problems.add(Problem.note("script.secret", file, sign.line()));
                        case CLEAR -> clear(file, sign, problems);
                        case COMMAND -> {
                            if (!EVERYWHERE.matcher(sign.detail()).matches()) {
                                problems.add(Problem.note("app.command", sign.detail(), file, sign.line()));
                            }
                        }
                        case WORKERS -> {
                            if (!sign.detail().equals("guarded") && !facts.guarded(entry)) {
                                problems.add(Problem.note("app.workers", file, sign.line(), entry));
                            }
                        }
                        case INPUT, PRINT, EXIT, CHDIR, LOOP, SERVER, PGZERO -> {
                            // told elsewhere, or nothing goes wrong with it
                        }
                    }
                }));
        return problems;
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

    private static void clear(TreePath file, Sign sign, List<Problem> problems) {
        String systems = sign.detail().equals("cls") ? "macOS and Linux" : "Windows";
        if (!sign.detail().equals("both") && !sign.detail().contains("|")) {
            problems.add(Problem.note("app.clear", sign.detail(), file, sign.line(), systems));
        }
    }

    private static Optional<Sign> first(Facts source, Sign.Kind kind) {
        return source.signs().stream().filter(sign -> sign.kind() == kind).findFirst();
    }
}
