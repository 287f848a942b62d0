package app.pip.engine;

import app.pip.engine.lock.Question;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.resolve.Resolution;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Answers a question for all of its targets or, where they are only the usual ones, for as many as can be: those that
/// can't be done even alone are left out; if the others don't go together, the last one without which they do.
///
/// @param resolving answers a question for all of its targets, or says why it can't
/// @param implied whether targets may be left out
record AsManyTargets(Resolving resolving, boolean implied) {

    /// Asks the index.
    @FunctionalInterface
    interface Resolving {
        /// Answers a question.
        Resolution resolve(Question question) throws IOException, ProblemException, InterruptedException;
    }

    /// What was found.
    ///
    /// @param question for the targets that are left
    /// @param leftOut the others, and why
    record Answer(Question question, Resolution.Solved solved, SortedMap<Target, String> leftOut) {

        Answer {
            leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
        }
    }

    /// Answers a question.
    ///
    /// @throws ProblemException if there is no answer
    Answer answer(Question question) throws IOException, ProblemException, InterruptedException {
        return switch (resolving.resolve(question)) {
            case Resolution.Solved solved -> new Answer(question, solved, Collections.emptySortedMap());
            case Resolution.Failed(Problem problem) -> fewer(question, problem);
        };
    }

    private Answer fewer(Question question, Problem all) throws IOException, ProblemException, InterruptedException {
        SortedSet<Target> left = new TreeSet<>(question.targets());
        var leftOut = new TreeMap<Target, String>();
        if (implied && left.size() > 1) {
            for (Target target : question.targets()) {
                if (resolving.resolve(question.forTargets(new TreeSet<>(Set.of(target))))
                        instanceof Resolution.Failed(Problem alone)) {
                    left.remove(target);
                    leftOut.put(target, words(alone));
                }
            }
            Optional<Answer> together = leftOut.isEmpty() ? Optional.empty() : answer(question, left, leftOut);
            if (together.isPresent()) {
                return together.get();
            }
            for (Target target : new TreeSet<>(left).reversed()) {
                var others = new TreeSet<>(left);
                others.remove(target);
                var more = new TreeMap<>(leftOut);
                more.put(target, words(all));
                Optional<Answer> answer = answer(question, others, more);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
        }
        throw new ProblemException(all);
    }

    private Optional<Answer> answer(Question question, SortedSet<Target> left, SortedMap<Target, String> leftOut)
            throws IOException, ProblemException, InterruptedException {
        if (left.isEmpty()) {
            return Optional.empty();
        }
        Question smaller = question.forTargets(left);
        return resolving.resolve(smaller) instanceof Resolution.Solved solved
                ? Optional.of(new Answer(smaller, solved, leftOut))
                : Optional.empty();
    }

    private static String words(Problem problem) {
        Problem.Explanation words = problem.in(Locale.ROOT);
        return words.what() + " " + words.why();
    }
}
