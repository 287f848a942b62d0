package app.pip.app.wizard;

import app.pip.app.ui.Icon;
import app.pip.app.ui.Row;
import app.pip.app.words.Words;
import app.pip.engine.artifact.Artifact;
import app.pip.engine.platform.Family;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;

/// Rows for files that were made: what each is for, and the file itself to be dragged out of the window.
public final class ArtifactRow {

    private static final int ICON = 24;

    private ArtifactRow() {}

    /// A row.
    ///
    /// @param end what belongs at its end
    public static Row of(Words words, Artifact artifact, Node... end) {
        String facts = words.text(
                "done.facts",
                words.text("target." + artifact.goal().target().id()),
                words.size(artifact.size()),
                artifact.floor().words());
        Icon icon = icon(artifact.goal().target().family());
        var row = new Row(icon.node(ICON), name(artifact), facts, end);
        // file names are read from the left everywhere
        row.name().setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        row.setOnDragDetected(event -> {
            var content = new ClipboardContent();
            content.putFiles(List.of(artifact.file().toFile()));
            row.startDragAndDrop(TransferMode.COPY).setContent(content);
            event.consume();
        });
        return row;
    }

    /// The file's name.
    public static String name(Artifact artifact) {
        return String.valueOf(artifact.file().getFileName());
    }

    /// The drawing that stands for a system.
    public static Icon icon(Family family) {
        return switch (family) {
            case WINDOWS -> Icon.PANES;
            case MACOS -> Icon.COMMAND;
            case LINUX -> Icon.PENGUIN;
        };
    }
}
