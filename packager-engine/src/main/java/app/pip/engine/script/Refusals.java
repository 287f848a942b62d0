package app.pip.engine.script;

import app.pip.engine.hostpython.Answer;
import app.pip.engine.hostpython.Answer.Refused;
import app.pip.engine.problem.Problem;
import app.pip.engine.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// Words for sources that can't be compiled.
final class Refusals {

    private static final int MOST_NAMES = 5;

    private Refusals() {}

    /// One problem for each refused source that the program reaches, and one note for all others together.
    static List<Problem> problems(SortedMap<TreePath, Answer> answers, Set<TreePath> reached) {
        var problems = new ArrayList<Problem>();
        var beside = new ArrayList<TreePath>();
        answers.forEach((file, answer) -> {
            if (answer instanceof Refused refused) {
                if (reached.contains(file)) {
                    problems.add(problem(file, refused));
                } else {
                    beside.add(file);
                }
            }
        });
        if (!beside.isEmpty()) {
            String names =
                    beside.stream().limit(MOST_NAMES).map(TreePath::toString).collect(Collectors.joining(", "));
            problems.add(Problem.note(
                    "script.broken-beside", names + (beside.size() > MOST_NAMES ? " …" : ""), beside.size()));
        }
        return problems;
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
