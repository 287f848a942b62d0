package app.pip.app.ui;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// A framed list of rows with fine lines between them.
public final class RowCard extends VBox {

    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");

    /// An empty list.
    public RowCard() {
        getStyleClass().add("row-card");
    }

    /// Shows these rows.
    public void show(List<? extends Node> rows) {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).pseudoClassStateChanged(LAST, i == rows.size() - 1);
        }
        getChildren().setAll(rows);
        setVisible(!rows.isEmpty());
        setManaged(!rows.isEmpty());
    }
}
