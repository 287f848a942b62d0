package app.pip.engine;

import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.interpreter.InterpreterOffer.Elsewhere;
import app.pip.engine.lock.Question;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.resolve.Resolution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Looks for a Python that can't be fetched now, with which packages could be had for which there is no answer with
/// those that are here.
///
/// @param choice which interpreters the program works with
/// @param resolving asks the index, with some interpreters
record PythonElsewhere(Choice choice, Resolving resolving) {

    /// Answers a question with some interpreters.
    @FunctionalInterface
    interface Resolving {
        /// Answers it.
        Resolution resolve(Pythons pythons, Question question)
                throws IOException, ProblemException, InterruptedException;
    }

    /// What to tell of it, if there is one. Nothing is told that was not tried.
    Optional<Problem> found(Question question) throws IOException, ProblemException, InterruptedException {
        Pythons here = Pythons.of(choice, question.targets());
        var others =
                new TreeMap<>(Pythons.of(choice.wider(), question.targets()).byMinor());
        others.keySet().removeAll(here.byMinor().keySet());
        if (others.isEmpty()) {
            return Optional.empty();
        }
        var pythons = new Pythons(others);
        return resolving.resolve(pythons, question) instanceof Resolution.Solved solved
                ? Optional.of(told(pythons, solved))
                : Optional.empty();
    }

    private static Problem told(Pythons pythons, Resolution.Solved solved) {
        List<Elsewhere> missing = new ArrayList<>();
        for (Target target : solved.targets().keySet()) {
            InterpreterOffer offer = pythons.interpreter(solved.python(), target);
            if (offer instanceof Elsewhere elsewhere && !elsewhere.reachable()) {
                missing.add(elsewhere);
            }
        }
        int megabytes =
                missing.stream().mapToInt(one -> one.build().megabytes()).sum();
        String ids = joined(missing.stream().map(one -> one.target().id()).toList(), ",");
        String words = joined(missing.stream().map(one -> one.target().words()).toList(), ", ");
        Elsewhere first = missing.getFirst();
        return Problem.note("packages.python-elsewhere", first.version(), words, megabytes, ids, first.minor())
                .with(new Remedy.FetchPython(ids, first.minor()));
    }

    private static String joined(List<String> all, String between) {
        return all.stream().distinct().collect(Collectors.joining(between));
    }
}
