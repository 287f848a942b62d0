package app.pip.app.cli;

import app.pip.engine.Outcome;
import app.pip.engine.artifact.Artifact;
import app.pip.engine.progress.Progress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Words for people: a bar while the work goes on in a terminal, one line for each artifact, the problems.
final class TextReport implements Report {

    private final Surroundings surroundings;
    private final Path folder;
    private final ProgressBar bar;

    TextReport(Surroundings surroundings, Path folder) {
        this.surroundings = surroundings;
        this.folder = folder;
        this.bar = new ProgressBar(surroundings.err(), surroundings.terminal());
    }

    @Override
    public Progress progress() {
        return Progress.root(bar);
    }

    @Override
    public void done(Outcome outcome, Optional<Path> page) {
        bar.clear();
        int count = outcome.artifacts().size();
        if (count > 0) {
            surroundings.out().println("Made " + (count == 1 ? "one file" : count + " files") + " in " + folder);
        }
        for (Artifact artifact : outcome.artifacts()) {
            surroundings.out().println(line(artifact));
        }
        outcome.pythons().forEach(python -> surroundings.out().println("  with " + python.words()));
        page.ifPresent(file -> surroundings.out().println("  " + file.getFileName() + "  (a page to give along)"));
        new ProblemWords(surroundings.err()).tell(outcome.problems());
    }

    private static String line(Artifact artifact) {
        return String.format(
                Locale.ROOT,
                "  %s  (%.1f MB, needs %s or newer)",
                artifact.file().getFileName(),
                artifact.size() / 1e6,
                artifact.floor().words());
    }
}
