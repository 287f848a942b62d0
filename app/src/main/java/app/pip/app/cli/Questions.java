package app.pip.app.cli;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.problem.Severity;
import app.pip.engine.project.ProjectFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Asks the person at the terminal what only a person can tell, and remembers it in the `pipapp.toml` beside the
/// program, so that it is asked once. Where nobody is at a terminal a question is a problem like others.
final class Questions {

    private static final String YES = "yes";

    // a yes or no, in the words of the problem
    private static final Set<String> SURE = Set.of("program.large", "program.unexpected-folder");

    private final Optional<BufferedReader> answers;
    private final PrintStream out;
    private final List<Problem> notes = new ArrayList<>();

    /// @param asks whether questions are welcome
    Questions(Surroundings surroundings, boolean asks) {
        this.answers = surroundings.answers().filter(_ -> asks).map(BufferedReader::new);
        this.out = surroundings.err();
    }

    /// Whether a yes is remembered.
    static boolean isSure(ProjectFile says) {
        return SURE.stream().anyMatch(id -> YES.equals(says.answers().get(id)));
    }

    /// Something that may have to be done once more, with answers.
    @FunctionalInterface
    interface Step<T> {
        /// Does it with what is remembered.
        T with(ProjectFile.Found file) throws ProblemException, IOException, InterruptedException;
    }

    /// Does a step until nothing is to be asked any more.
    ///
    /// @throws ProblemException of the step, if no answer helps or none is given
    <T> T until(ProjectFile.Found first, Step<T> step) throws ProblemException, IOException, InterruptedException {
        ProjectFile.Found file = first;
        while (true) {
            try {
                return step.with(file);
            } catch (ProblemException e) {
                Optional<ProjectFile.Found> answered = answered(file, e.problems());
                if (answered.isEmpty()) {
                    throw e;
                }
                file = answered.get();
            }
        }
    }

    /// Whether answers would take all that stops out of the way.
    boolean help(List<Problem> problems) {
        List<Problem> stops = stops(problems);
        return answers.isPresent()
                && !stops.isEmpty()
                && stops.stream()
                        .allMatch(one -> SURE.contains(one.id()) || !ways(one).isEmpty());
    }

    /// What the user should know of remembering.
    List<Problem> notes() {
        return List.copyOf(notes);
    }

    private Optional<ProjectFile.Found> answered(ProjectFile.Found file, List<Problem> problems)
            throws ProblemException, IOException {
        if (!help(problems)) {
            return Optional.empty();
        }
        ProjectFile says = file.says();
        for (Problem problem : stops(problems)) {
            Optional<ProjectFile> more = asked(says, problem);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            says = more.get();
        }
        try {
            file.remember(says);
            out.println("Remembered in " + file.path().getFileName() + ".");
        } catch (IOException e) {
            notes.add(Problem.note("project-file.not-written", file.path()));
        }
        return Optional.of(new ProjectFile.Found(file.path(), says, file.lines(), file.notes()));
    }

    private Optional<ProjectFile> asked(ProjectFile says, Problem problem) throws IOException {
        var words = problem.in(Locale.ENGLISH);
        out.println();
        out.println(words.what());
        out.println("  " + words.why());
        if (SURE.contains(problem.id())) {
            return line("Go on? [y/N] ").toLowerCase(Locale.ROOT).startsWith("y")
                    ? Optional.of(says.answered(problem.id(), YES))
                    : Optional.empty();
        }
        List<Remedy> ways = ways(problem);
        for (int i = 0; i < ways.size(); i++) {
            out.println("  " + (i + 1) + "  " + words(ways.get(i)));
        }
        while (true) {
            String answer = line("Which? [1-" + ways.size() + ", nothing to stop] ");
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            if (answer.matches("\\d{1,4}")
                    && Integer.parseInt(answer) >= 1
                    && Integer.parseInt(answer) <= ways.size()) {
                return Optional.of(says.with(ways.get(Integer.parseInt(answer) - 1)));
            }
        }
    }

    /// One line, empty at the end.
    private String line(String prompt) throws IOException {
        out.print(prompt);
        out.flush();
        String line = answers.orElseThrow().readLine();
        return line == null ? "" : line.strip();
    }

    /// The ways out that can be remembered.
    private static List<Remedy> ways(Problem problem) {
        return problem.remedies().stream()
                .filter(one -> !ProjectFile.empty().with(one).equals(ProjectFile.empty()))
                .toList();
    }

    private static String words(Remedy way) {
        return switch (way) {
            case Remedy.Console _ -> "a program for the terminal";
            case Remedy.Window _ -> "a program with a window";
            case Remedy.Start(String script) -> script;
            case Remedy.Include(String path) -> "take " + path + " along";
            case Remedy.LeaveOut(String path) -> "leave " + path + " out";
            case Remedy.Install(String module, String distribution) ->
                "take the package " + distribution + " for " + module;
            case Remedy.DoWithout(String module) -> "do without " + module;
            case Remedy.AllowBuild(String distribution) ->
                "I trust its makers: build " + distribution + " on this computer";
            case Remedy.FetchPython(String targets, String minor) -> "fetch Python " + minor + " for " + targets;
            case Remedy.Utf8Copy(String path, String _) -> "take a copy of " + path + " in UTF-8";
            case Remedy.Rename(String path, String name) -> "call " + path + " " + name + " in the app";
            case Remedy.Append(String path, String line) -> "add to " + path + " in the app: " + line;
            case Remedy.Reword(String path, String _, String after) -> "write in the app's " + path + ": " + after;
        };
    }

    private static List<Problem> stops(List<Problem> problems) {
        return problems.stream().filter(one -> one.severity() == Severity.STOP).toList();
    }
}
