package app.pip.engine.resolve;

import app.pip.engine.catalog.Catalog;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// Chooses exact versions and files of all packages for several targets at once, and the Python they run with:
/// the newest
/// with which every target has a solution. Asks nothing of the world but the catalog; the same question and
/// the same
/// index give the same answer.
public final class Resolver {

    private final Catalog catalog;

    /// Asks that catalog.
    public Resolver(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Answers a question.
    ///
    /// @throws ProblemException if a requirement is no question for an index, or the catalog has a problem
    /// @throws IOException if the catalog can't be read
    public Resolution resolve(Question question) throws IOException, ProblemException, InterruptedException {
        refuseAddresses(question);
        try (var shelf = new Shelf(catalog, question.given())) {
            return new Trial(shelf, question).hold();
        }
    }

    private static void refuseAddresses(Question question) throws ProblemException {
        List<Problem> problems = Stream.concat(question.requirements().stream(), question.constraints().stream())
                .filter(requirement -> requirement.address().isPresent())
                .filter(requirement -> !question.given().containsKey(requirement.name()))
                .map(requirement -> Problem.stop(
                        "resolve.address",
                        requirement.name(),
                        requirement.address().orElseThrow()))
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }
}
