package app.pip.app.cli;

import app.pip.engine.Outcome;
import app.pip.engine.progress.Progress;

/// Tells how a build goes and what it came to.
sealed interface Report permits JsonReport, TextReport {

    /// What the work tells its progress to.
    Progress progress();

    /// Tells the outcome.
    void done(Outcome outcome);
}
