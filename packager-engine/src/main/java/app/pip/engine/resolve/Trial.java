package app.pip.engine.resolve;

import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tries one Python after the other, newest first, until every target has a solution.
///
/// @param shelf what is known of the index
/// @param question what is asked
record Trial(Shelf shelf, Question question) {

    /// Tries, and says in words why a Python was passed over or why none will do.
    Resolution hold() throws IOException, ProblemException, InterruptedException {
        List<Python> wanted = wanted();
        if (wanted.isEmpty()) {
            return new Resolution.Failed(Problem.stop("resolve.no-python", question.python(), there()));
        }
        var failures = new ArrayList<Failure>();
        for (Python python : wanted) {
            switch (new Agreement(ground(python), question).reach()) {
                case Agreement.Outcome.Reached reached -> {
                    return solved(python, reached, failures);
                }
                case Agreement.Outcome.Failed(Failure failure) -> failures.add(failure);
            }
        }
        return new Resolution.Failed(new ConflictStory(this, failures).tell());
    }

    /// Whether there is a solution, and nothing else.
    boolean succeeds() throws IOException, ProblemException, InterruptedException {
        for (Python python : wanted()) {
            if (new Agreement(ground(python), question).isPossible()) {
                return true;
            }
        }
        return false;
    }

    /// The same with another question; what is known of the index stays known.
    Trial of(Question other) {
        return new Trial(shelf, other);
    }

    private Resolution solved(Python python, Agreement.Outcome.Reached reached, List<Failure> failures)
            throws IOException, ProblemException, InterruptedException {
        var notes = new ArrayList<Problem>();
        Optional<Problem> older = failures.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConflictStory(this, failures).tellOlder(python));
        older.ifPresent(notes::add);
        reached.differences().forEach(difference -> notes.add(differs(difference)));
        notes.addAll(unknownExtras(reached));
        return new Resolution.Solved(python, reached.targets(), reached.differences(), notes);
    }

    private static Problem differs(Difference difference) {
        String words = difference.versions().entrySet().stream()
                .map(entry -> entry.getKey().id() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
        return Problem.note("resolve.differs", difference.name(), words);
    }

    private static List<Problem> unknownExtras(Agreement.Outcome.Reached reached) {
        var unknown = new ArrayList<Problem>();
        reached.targets()
                .values()
                .forEach(solution -> solution.packages()
                        .forEach((name, pinned) -> pinned.extras().stream()
                                .filter(extra -> !pinned.metadata().extras().contains(extra))
                                .forEach(extra ->
                                        unknown.add(Problem.note("resolve.no-extra", name, pinned.version(), extra)))));
        return unknown.stream().distinct().toList();
    }

    private Ground ground(Python python) {
        return new Ground(
                shelf,
                python.places().entrySet().stream()
                        .map(entry -> new Fitting(entry.getKey(), entry.getValue(), question.builds()))
                        .toList());
    }

    private List<Python> wanted() {
        return question.pythons().stream()
                .filter(python -> python.places().values().stream()
                        .allMatch(place -> question.python().contains(place.python())))
                .toList();
    }

    private String there() {
        return question.pythons().stream()
                .map(python -> python.version().toString())
                .collect(Collectors.joining(", "));
    }

    /// The targets that are asked for.
    List<Target> targets() {
        return question.pythons().stream()
                .flatMap(python -> python.places().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
