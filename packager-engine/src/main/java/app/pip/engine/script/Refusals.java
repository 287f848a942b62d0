package app.pip.engine.script;

import app.pip.engine.hostpython.Answer;
import app.pip.engine.hostpython.Answer.Refused;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Remedy;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words for sources that can't be compiled.
final class Refusals {

    private static final int MOST_NAMES = 5;
    // PEP 263
    private static final Pattern CODING = Pattern.compile("(?m)^[ \\t\\f]*#.*?coding[:=]");
    private static final int LINES_WITH_CODING = 2;

    private Refusals() {}

    /// One problem for each refused source that the program reaches, and one note for all others together.
    static List<Problem> problems(SortedMap<TreePath, Answer> answers, Set<TreePath> reached, Tree program)
            throws IOException {
        var problems = new ArrayList<Problem>();
        var beside = new ArrayList<TreePath>();
        for (var answer : answers.entrySet()) {
            TreePath file = answer.getKey();
            if (answer.getValue() instanceof Refused refused) {
                if (!reached.contains(file)) {
                    beside.add(file);
                } else if (refused.reason() == Refused.Reason.ENCODING) {
                    problems.add(otherEncoding(file, refused, program));
                } else {
                    problems.add(problem(file, refused));
                }
            }
        }
        if (!beside.isEmpty()) {
            String names =
                    beside.stream().limit(MOST_NAMES).map(TreePath::toString).collect(Collectors.joining(", "));
            problems.add(Problem.note(
                    "script.broken-beside", names + (beside.size() > MOST_NAMES ? " …" : ""), beside.size()));
        }
        return problems;
    }

    /// A copy in UTF-8 will do, unless the script says itself that it is something else.
    private static Problem otherEncoding(TreePath file, Refused refused, Tree program) throws IOException {
        Problem problem = problem(file, refused);
        if (!(program.entries().get(file) instanceof Entry.File script)) {
            return problem;
        }
        String beginning = new String(script.content().readAll(), StandardCharsets.ISO_8859_1)
                .lines()
                .limit(LINES_WITH_CODING)
                .collect(Collectors.joining("\n"));
        Optional<String> charset =
                CODING.matcher(beginning).find() ? Optional.empty() : TextCheck.otherThanUtf8(script.content());
        return charset.map(name -> problem.with(new Remedy.Utf8Copy(file.toString(), name)))
                .orElse(problem);
    }

    private static Problem problem(TreePath file, Refused refused) {
        // without a place, the beginning of the file is as good as any
        int line = Math.max(1, refused.line());
        int column = Math.max(1, refused.column());
        return switch (refused.reason()) {
            case SYNTAX ->
                refused.message().startsWith("inconsistent use of tabs")
                        ? Problem.stop("script.tabs", file, line)
                        : Problem.stop(
                                "script.syntax",
                                file,
                                line,
                                column,
                                refused.text().strip(),
                                refused.message());
            case PYTHON_2 ->
                Problem.stop("script.python-2", file, line, refused.text().strip());
            case ENCODING -> Problem.stop("script.encoding", file, line);
            case NOT_TEXT -> Problem.stop("script.not-python", file);
            case TOO_DEEP -> Problem.stop("script.too-deep", file, line);
            case TOO_LARGE -> Problem.note("script.too-large", file);
        };
    }
}
