package app.pip.app.cli;

import app.pip.engine.Outcome;
import app.pip.engine.progress.Progress;
import java.nio.file.Path;
import java.util.Optional;

/// Tells how a build goes and what it came to.
sealed interface Report permits JsonReport, TextReport {

    /// What the work tells its progress to.
    Progress progress();

    /// Tells the outcome.
    ///
    /// @param page for friends, if one was written
    void done(Outcome outcome, Optional<Path> page);
}
