package app.pip.app.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Makes any node take files that are dropped on it; while they hover it has the style `drag-over`.
public final class DropZone {

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("drag-over");

    private final Node node;
    private final Node shown;
    private final Consumer<Path> taker;

    private DropZone(Node node, Node shown, Consumer<Path> taker) {
        this.node = node;
        this.shown = shown;
        this.taker = taker;
    }

    /// Lets a node take the first of the files that are dropped on it.
    ///
    /// @param shown the part that is lit while they hover
    public static void on(Node node, Node shown, Consumer<Path> taker) {
        var zone = new DropZone(node, shown, taker);
        node.setOnDragOver(zone::over);
        node.setOnDragExited(event -> shown.pseudoClassStateChanged(OVER, false));
        node.setOnDragDropped(zone::dropped);
    }

    private void over(DragEvent event) {
        if (first(event.getDragboard().getFiles()).isPresent() && event.getGestureSource() == null) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK, TransferMode.MOVE);
            shown.pseudoClassStateChanged(OVER, true);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        shown.pseudoClassStateChanged(OVER, false);
        Optional<Path> file = first(event.getDragboard().getFiles());
        event.setDropCompleted(file.isPresent());
        event.consume();
        // after the drop is over: the other program waits for its end
        file.ifPresent(path -> javafx.application.Platform.runLater(() -> taker.accept(path)));
    }

    private static Optional<Path> first(List<File> files) {
        return files == null ? Optional.empty() : files.stream().findFirst().map(File::toPath);
    }

    @Override
    public String toString() {
        return "drop zone on " + node;
    }
}
