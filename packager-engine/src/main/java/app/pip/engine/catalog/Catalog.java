package app.pip.engine.catalog;

import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;

/// What can be had, and what it needs. All that a resolver asks of the world; may be asked by many threads at
/// once, and answers the same question always with the same answer.
public interface Catalog {

    /// What there is of a package.
    ///
    /// @return a listing of [Standing#UNKNOWN] if nobody knows that name
    /// @throws ProblemException if it can't be found out
    Listing files(PackageName name) throws IOException, ProblemException, InterruptedException;

    /// What a file says of itself.
    ///
    /// @throws UnusableException if the file is damaged or speaks of something else: then it can't be
    ///     used, while others of the same package can
    /// @throws ProblemException if it can't be found out
    Metadata metadata(Offer offer) throws IOException, ProblemException, InterruptedException;
}
