package app.pip.engine.index;

import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.util.Optional;

/// Somewhere where packages can be had.
sealed interface Source permits SimpleIndex, LinksPage, WheelFolder {

    /// What it has of a project.
    ///
    /// @return nothing if it doesn't know the name
    Optional<Page> page(PackageName name) throws IOException, ProblemException, InterruptedException;

    /// The address by which it can be found again, without a login; nothing for a folder.
    Optional<String> address();
}
