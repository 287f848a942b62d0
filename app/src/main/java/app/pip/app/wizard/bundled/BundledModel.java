package app.pip.app.wizard.bundled;

import app.pip.app.wizard.Desk;
import app.pip.engine.artifact.Artifact;
import app.pip.engine.classroom.ClassOutcome;
import app.pip.engine.classroom.ClassProgram;
import app.pip.engine.classroom.ClassReport;
import app.pip.engine.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What was made of a class.
public final class BundledModel {

    private final Desk desk;

    /// The page's model.
    public BundledModel(Desk desk) {
        this.desk = desk;
    }

    /// The bundles.
    public List<Artifact> artifacts() {
        return outcome().map(ClassOutcome::artifacts).orElse(List.of());
    }

    /// The programs that are in no bundle.
    public List<ClassProgram> missing() {
        return outcome().map(ClassOutcome::programs).orElse(List.of()).stream()
                .filter(one -> one.state() == ClassProgram.State.NOT_MADE)
                .toList();
    }

    /// How many programs there are.
    public int count() {
        return outcome().map(made -> made.programs().size()).orElse(0);
    }

    /// What concerns all of it.
    public List<Problem> problems() {
        return outcome().map(ClassOutcome::problems).orElse(List.of());
    }

    /// The folder that all of it is in.
    public Path folder() {
        return artifacts().stream()
                .findFirst()
                .map(one -> Objects.requireNonNull(one.file().getParent()))
                .orElseGet(() -> desk.draft().whole().out(desk.draft().folder().get()));
    }

    /// The report, a page to read and print.
    public Path report() {
        return folder().resolve(ClassReport.PAGE);
    }

    /// The start page of a bundle that is a folder.
    public Optional<Path> startPage() {
        return artifacts().stream()
                .map(one -> one.file().resolve("index.html"))
                .filter(Files::exists)
                .findFirst();
    }

    private Optional<ClassOutcome> outcome() {
        return desk.draft().whole().outcome().get();
    }
}
