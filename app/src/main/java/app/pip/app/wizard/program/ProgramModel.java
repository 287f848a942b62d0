package app.pip.app.wizard.program;

import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Reading;
import app.pip.app.wizard.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/// What the first page knows: the program, and the ways to one.
public final class ProgramModel {

    private static final List<String> EXAMPLE = List.of("guess.py", "words.txt", "banner.txt");

    private final Desk desk;
    private final List<Path> recents;
    private final Path examples;
    private final BooleanBinding ready;
    private boolean leaving;

    /// The page's model.
    ///
    /// @param recents programs that were dropped before
    /// @param examples the folder into which the example is copied
    public ProgramModel(Desk desk, List<Path> recents, Path examples) {
        this.desk = desk;
        this.recents = List.copyOf(recents);
        this.examples = examples;
        this.ready = Bindings.createBooleanBinding(
                () -> desk.route().isOpen(Step.NEEDS), desk.draft().reading());
        this.leaving = desk.draft().reading().get() instanceof Reading.UnderWay;
        desk.draft().program().addListener((_, _, program) -> leaving = program.isPresent());
        desk.draft().reading().addListener((_, _, reading) -> goOn(reading));
    }

    /// Takes a program; as soon as it was read without a problem, the next page is shown.
    public void take(Path program) {
        desk.take(program);
    }

    /// Takes the path that a text is, if it is one: people copy paths, too.
    ///
    /// @return whether it was one
    public boolean paste(String text) {
        Optional<Path> path = path(text.strip().replaceAll("^[\"']|[\"']$", ""));
        path.filter(Files::exists).ifPresent(this::take);
        return path.filter(Files::exists).isPresent();
    }

    /// Copies the example to the user's folder and takes it. What was copied before and changed since stays as it is.
    public void takeExample() throws IOException {
        Path folder = Files.createDirectories(examples.resolve("guess-the-number"));
        for (String name : EXAMPLE) {
            Path file = folder.resolve(name);
            if (Files.notExists(file)) {
                try (InputStream in = ProgramModel.class.getResourceAsStream("example/" + name)) {
                    Files.copy(Objects.requireNonNull(in, name), file);
                }
            }
        }
        take(folder);
    }

    /// The programs of before that are still there.
    public List<Path> recents() {
        var there = new ArrayList<>(recents);
        there.removeIf(Files::notExists);
        return there;
    }

    /// Whether the next page can be shown.
    public BooleanBinding ready() {
        return ready;
    }

    /// What is known of the program.
    public Reading reading() {
        return desk.draft().reading().get();
    }

    private void goOn(Reading reading) {
        if (leaving && reading instanceof Reading.Known && desk.route().step().get() == Step.PROGRAM) {
            leaving = false;
            desk.route().next();
            if (desk.draft().isMadeBefore()) {
                // all is chosen already: one press makes the next version
                desk.route().go(Step.LOOK);
            }
        }
    }

    private static Optional<Path> path(String text) {
        try {
            Path path = text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
            return text.isEmpty() || !path.isAbsolute() ? Optional.empty() : Optional.of(path);
        } catch (InvalidPathException | UncheckedIOException | FileSystemNotFoundException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // some other text
            return Optional.empty();
        }
    }
}
