package app.pip.app.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One line of a [RowCard]: a drawing, a name with a smaller text below, and what belongs at the end.
public final class Row extends HBox {

    private final Label name = new Label();
    private final Label detail = new Label();

    /// A row.
    ///
    /// @param detail below the name; nothing is shown for an empty text
    public Row(Node drawing, String name, String detail, Node... end) {
        super(14);
        getStyleClass().add("row");
        setAlignment(Pos.CENTER_LEFT);
        this.name.setText(name);
        this.name.getStyleClass().add("row-name");
        this.name.setMinWidth(40);
        this.detail.setText(detail);
        this.detail.getStyleClass().addAll("muted", "small");
        this.detail.setWrapText(true);
        this.detail.managedProperty().bind(this.detail.textProperty().isNotEmpty());
        var texts = new VBox(1, this.name, this.detail);
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(60);
        HBox.setHgrow(texts, Priority.ALWAYS);
        getChildren().addAll(drawing, texts);
        getChildren().addAll(end);
    }

    /// The name, for styles and orientation of its own.
    public Label name() {
        return name;
    }

    /// The text below the name.
    public Label detail() {
        return detail;
    }
}
