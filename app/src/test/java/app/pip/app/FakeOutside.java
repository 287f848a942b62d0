package app.pip.app;

import app.pip.app.ui.Outside;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A system whose dialogs answer at once, and that remembers what it was asked to open.
final class FakeOutside implements Outside {

    private final List<URI> opened = new ArrayList<>();
    private Optional<Path> answer = Optional.empty();

    /// What is chosen in the next dialogs.
    void answer(Path path) {
        answer = Optional.of(path);
    }

    /// What was opened.
    List<URI> opened() {
        return List.copyOf(opened);
    }

    @Override
    public Optional<Path> chooseProgram() {
        return answer;
    }

    @Override
    public Optional<Path> chooseFolder() {
        return answer;
    }

    @Override
    public Optional<Path> choosePicture() {
        return answer;
    }

    @Override
    public void open(URI place) {
        opened.add(place);
    }
}
